import type { BodyOf } from "../../../contract/route.ts";
import type { viewRoutes } from "../../../contract/views.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { checkColumns, checkFilters, checkGroups, checkOrders, resolveScope } from "./check-view.ts";
import { tellView } from "./events.ts";
import { insertView } from "./store.ts";

type ViewGiven = BodyOf<(typeof viewRoutes)["POST /views"]>;

export async function createView(tx: Db, actor: Actor, now: Date, given: ViewGiven): Promise<string> {
  const facts = await resolveScope(tx, actor, personIdOf(actor), given.scope, given.team);
  await checkFilters(tx, actor, now, given);
  await checkColumns(tx, given.columns);
  await checkOrders(tx, given);
  checkGroups(given.filter, given.group_by);
  const id = newId();
  await insertView(tx, {
    ...facts,
    id,
    name: given.name,
    filter: given.filter,
    sort_field: given.sort.field,
    descending: given.sort.direction === "descending",
    columns: given.columns,
    group_by: given.group_by,
    marks: JSON.stringify(given.marks),
    created_at: now,
    updated_at: now,
    retired_at: null,
  });
  await tellView(tx, actor, now, "view.created", { ...facts, id, name: given.name });
  return id;
}
