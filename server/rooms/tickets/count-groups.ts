import type { Actor } from "../../platform/actor.ts";
import { sql, type Db } from "../../platform/db.ts";
import { knownView } from "./known-view.ts";
import { groupsOf } from "./list-in-groups.ts";
import { scopeOf } from "./store-scope.ts";

/** The headings of a view with how many tickets stand below each, within what the actor may see; none for a view without headings. */
export async function countGroups(db: Db, actor: Actor, now: Date, viewId: string) {
  const view = await knownView(db, actor, now, viewId);
  if (!view.group_by) return [];
  const groups = await groupsOf(db, actor, sql<boolean>`${scopeOf(actor)} and ${view.condition}`, view.group_by);
  return groups.map(({ value, name, count }) => ({ value, name, number: count }));
}
