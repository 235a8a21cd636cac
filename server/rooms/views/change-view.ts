import type { BodyOf } from "../../../contract/route.ts";
import type { viewRoutes } from "../../../contract/views.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { checkColumns, checkFilters, checkGroups, checkOrders, resolveScope } from "./check-view.ts";
import { tellView } from "./events.ts";
import { loadToChange } from "./load-view.ts";
import { updateView, type ViewChange, type ViewRow } from "./store.ts";

type Given = BodyOf<(typeof viewRoutes)["PATCH /views/{id}"]>;

/** Whose it is now; who takes a shared or a team's view for their own becomes its owner. */
function changeScope(tx: Db, actor: Actor, row: ViewRow, given: Given) {
  if (given.scope === undefined && given.team === undefined) return null;
  const scope = given.scope ?? row.scope;
  const owner = scope === "personal" && row.scope !== "personal" ? personIdOf(actor) : row.owner_id;
  return resolveScope(tx, actor, owner, scope, given.team ?? row.team_id);
}

/** Changes a view. A filter that is not changed is not asked again whether it can be meant: what it names may have gone since. */
export async function changeView(
  tx: Db,
  actor: Actor,
  now: Date,
  id: string,
  given: Given,
  check: (row: ViewRow) => Promise<void>,
): Promise<void> {
  const row = await loadToChange(tx, actor, id);
  await check(row);
  const facts = await changeScope(tx, actor, row, given);
  await checkFilters(tx, actor, now, given, row);
  await checkColumns(tx, given.columns, row.columns);
  await checkOrders(tx, given, row);
  checkGroups(given.filter ?? row.filter, given.group_by === undefined ? row.group_by : given.group_by);
  const values: ViewChange = {
    ...facts,
    ...(given.name !== undefined && { name: given.name }),
    ...(given.filter !== undefined && { filter: given.filter }),
    ...(given.sort && { sort_field: given.sort.field, descending: given.sort.direction === "descending" }),
    ...(given.columns && { columns: given.columns }),
    ...(given.group_by !== undefined && { group_by: given.group_by }),
    ...(given.marks && { marks: JSON.stringify(given.marks) }),
  };
  if (Object.keys(values).length === 0) return;
  await updateView(tx, id, { ...values, updated_at: now });
  const { name, scope, owner_id, team_id } = { ...row, ...facts, ...(given.name !== undefined && { name: given.name }) };
  await tellView(tx, actor, now, "view.changed", { id, name, scope, owner_id, team_id });
}
