import type { ShapeEffect } from "../../../../contract/forms.ts";
import type { Db } from "../../../platform/db.ts";

export type FieldUse = ShapeEffect["used_by"][number];
/** What of a room asks for one of these questions, as `field.<key>`. */
type Find = (db: Db, key: string) => Promise<FieldUse[]>;
const finders: Find[] = [];

/** Rooms below tickets say here where filters and columns of theirs name questions of forms. */
export function knowUses(find: Find): void {
  finders.push(find);
}

export const usesOf = async (db: Db, key: string): Promise<FieldUse[]> => (await Promise.all(finders.map((find) => find(db, key)))).flat();

/** A regular expression of PostgreSQL for the name of a question in the text of a filter. Keys are letters, digits and _ alone. */
export const namedAs = (key: string): string => `\\mfield\\.${key}(?![a-z0-9_])`;
