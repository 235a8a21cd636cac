import type { Priority, Targets } from "../../../contract/catalog.ts";
import type { Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import { remembered } from "../../platform/remember.ts";
import type { Room } from "../../platform/room.ts";
import { boundRoutes } from "./routes.ts";
import {
  categoriesWhere,
  categoryBranch,
  minutesFor,
  promiseAt,
  requestTypeById,
  requestTypeByKey,
  targetsByType,
  updateTargets,
  type CategoryRow,
  type RequestTypeRow,
} from "./store.ts";

export { forgetMacro, requestTypes, typesByIds, type CategoryRow, type RequestTypeRow } from "./store.ts";
export { createCategory } from "./create-category.ts";
export { knowParts, type Parts } from "./parts.ts";
export { createRequestType } from "./create-request-type.ts";
export { shapeAnew, targetsAfter } from "./change-request-type.ts";
export { createDefaults, type Defaults } from "./create-defaults.ts";
export { checkChanges, checkFields, type FieldValue, type FieldValues } from "./check-fields.ts";
export { hasStep, questionsByKeys, stepNames, type Question } from "./store-questions.ts";
export { suggest } from "./suggest.ts";

/** A category with its path and team; undefined when there is none. */
export async function findCategory(db: Db, idOrKey: string): Promise<CategoryRow | undefined> {
  const [row] = await categoriesWhere(db, isId(idOrKey) ? "id" : "key", [idOrKey]);
  return row;
}

/** Categories by id, in one query; unknown ids are left out. */
export async function categoriesByIds(db: Db, ids: readonly string[]): Promise<Map<string, CategoryRow>> {
  if (ids.length === 0) return new Map();
  const rows = await categoriesWhere(db, "id", [...new Set(ids)]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** The ids of a category and of all that hang below it. */
export const categoriesBelow = (db: Db, id: string): Promise<string[]> => categoryBranch(db, id);

export const findRequestType = (db: Db, idOrKey: string): Promise<RequestTypeRow | undefined> =>
  isId(idOrKey) ? requestTypeById(db, idOrKey) : requestTypeByKey(db, idOrKey);

/** ITIL's matrix: impact × urgency, each 1 to 3. */
export const priorityOf = async (db: Db, impact: number, urgency: number): Promise<Priority> =>
  (await promiseAt(db, impact, urgency)).priority;

const promised = remembered(/^(catalog|priority)\./, (db, [impact, urgency]: readonly [number, number]) => promiseAt(db, impact, urgency));

/** The priority, and the minutes until a ticket of it should be solved; `own`: targets of its request type, which win. */
export async function promiseFor(
  db: Db,
  impact: number,
  urgency: number,
  own: Partial<Targets> = {},
): Promise<{ priority: Priority; minutes: number }> {
  const { priority, minutes } = await promised(db, [impact, urgency]);
  return { priority, minutes: own[priority] ?? minutes };
}

/** Minutes until a ticket of this priority should be solved; `own`: targets of its request type, which win. */
export const targetMinutes = async (db: Db, priority: Priority, own: Partial<Targets> = {}): Promise<number> =>
  own[priority] ?? minutesFor(db, priority);

const updates = remembered(/^(catalog|priority)\./, (db, _: "all") => updateTargets(db));

/** Minutes until whoever asked hears more, by priority, where no service level says so. */
export const updateMinutes = (db: Db): Promise<ReadonlyMap<string, number>> => updates(db, "all");

const shaped = remembered(/^(catalog|request_type)\./, (db, _: "all") => targetsByType(db));

/** What request types have of targets of their own, by id; those that have none are left out. */
export const typesTargets = (db: Db): Promise<ReadonlyMap<string, Partial<Targets>>> => shaped(db, "all");

/** Targets of a request type's own; of none, and of no type: as for all. */
export const targetsOf = async (db: Db, typeId: string | null): Promise<Partial<Targets>> =>
  typeId === null ? {} : ((await typesTargets(db)).get(typeId) ?? {});

export const room: Room = { name: "catalog", routes: boundRoutes };
