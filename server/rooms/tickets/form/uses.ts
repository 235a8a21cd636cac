import type { ShapeEffect } from "../../../../contract/forms.ts";
import type { Db } from "../../../platform/db.ts";

export type FieldUse = ShapeEffect["used_by"][number];
/** What of a room asks for any of these questions, as `field.<key>`; each once. */
type Find = (db: Db, keys: readonly string[]) => Promise<FieldUse[]>;
const finders: Find[] = [];

/** Rooms below tickets say here where filters and columns of theirs name questions of forms. */
export function knowUses(find: Find): void {
  finders.push(find);
}

export const usesOf = async (db: Db, keys: readonly string[]): Promise<FieldUse[]> =>
  keys.length === 0 ? [] : (await Promise.all(finders.map((find) => find(db, keys)))).flat();

const stepFinders: Find[] = [];

/** Rooms below tickets say here which acts of theirs set any of these steps. */
export function knowStepUses(find: Find): void {
  stepFinders.push(find);
}

export const stepUsesOf = async (db: Db, keys: readonly string[]): Promise<FieldUse[]> =>
  (await Promise.all(stepFinders.map((find) => find(db, keys)))).flat();

/** As JSON path: whether one of a list of acts sets this step. Keys are letters, digits and _ alone. */
export const setsStep = (key: string): string => `$[*] ? (@.act == "step" && @.step == "${key}")`;

/** A regular expression of PostgreSQL for the names of questions in the text of a filter. Keys are letters, digits and _ alone. */
export const namedAs = (keys: readonly string[]): string => `\\mfield\\.(${keys.join("|")})(?![a-z0-9_])`;
