import type { RequestType, Targets } from "../../../contract/catalog.ts";
import type { Db } from "../../platform/db.ts";
import { Problem, type FieldError } from "../../platform/problem.ts";

/** What a request type brings along besides its questions and steps. */
export interface Parts {
  reply?: RequestType["reply"] | undefined;
  checklist_id?: string | null | undefined;
  macro_ids?: string[] | undefined;
  targets?: { [K in keyof Targets]?: number | null | undefined } | undefined;
}

/** What is wrong with the parts that a room keeps; it is asked only of those that were given. */
type Find = (db: Db, given: Parts) => Promise<FieldError[]>;
const finders: Find[] = [];

/** Checklists and macros stand below the catalog and know of it, not the other way round: their rooms say here what there is. */
export function knowParts(find: Find): void {
  finders.push(find);
}

/** Refuses, at its place, a part that there is not. */
export async function requireParts(db: Db, given: Parts): Promise<void> {
  const errors = (await Promise.all(finders.map((find) => find(db, given)))).flat();
  if (errors.length > 0) throw new Problem(400, "invalid_input", { errors });
}

/** Those that are there: what is null is as for all. Pure. */
export const ownTargets = (given: NonNullable<Parts["targets"]>): Partial<Targets> =>
  Object.fromEntries(Object.entries(given).filter(([, minutes]) => typeof minutes === "number"));

/** Each priority with what it has; null: as for all. Pure. */
export const allTargets = ({ critical = null, high = null, normal = null, low = null }: Partial<Targets>): Targets => ({
  critical,
  high,
  normal,
  low,
});
