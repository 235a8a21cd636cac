import type { Filter, Mark } from "../../../../contract/filter.ts";
import { sql, type RawBuilder } from "../../../platform/db.ts";

const open: readonly string[] = ["new", "open", "waiting"];
const asksOpen = (mark: Mark): boolean => mark === "active" || mark === "overdue" || mark === "due_soon";
const closed: readonly string[] = ["resolved", "closed"];

/** What a filter asks holds for open tickets alone: their own indexes serve it. Pure. `turned`: it is asked the other way round. */
export function onlyOpen(filter: Filter, turned = false): boolean {
  if ("not" in filter) return onlyOpen(filter.not, !turned);
  const each = (one: Filter): boolean => onlyOpen(one, turned);
  if ("all" in filter) return turned ? filter.all.every(each) : filter.all.some(each);
  if ("any" in filter) return turned ? filter.any.some(each) : filter.any.every(each);
  if ("is" in filter) return !turned && asksOpen(filter.is);
  if (!("values" in filter)) return false;
  if (filter.field === "waiting" || filter.field === "step") return !turned;
  if (filter.field !== "status") return false;
  return turned ? closed.every((status) => filter.values.includes(status)) : filter.values.every((status) => open.includes(status));
}

const saysSo = (filter: Filter): boolean => ("all" in filter ? filter.all.some(saysSo) : "is" in filter && asksOpen(filter.is));

/**
 * A condition of open tickets alone says so in so many words, or the planner takes no index of theirs. Once: two that say the same are
 * two chances to it, and it would expect a twentieth of what there is, read all of that and put it in order.
 */
export const openly = (filter: Filter, condition: RawBuilder<boolean>): RawBuilder<boolean> =>
  onlyOpen(filter) && !saysSo(filter) ? sql<boolean>`(ticket.active and ${condition})` : condition;

/** What a filter asks holds only for tickets that have tags. Pure. */
export function onlyTagged(filter: Filter): boolean {
  if ("all" in filter) return filter.all.some(onlyTagged);
  if ("any" in filter) return filter.any.length > 0 && filter.any.every(onlyTagged);
  return "field" in filter && filter.field === "tag";
}

const people = (values: readonly string[]): boolean => !values.includes("none");

/** What a filter asks holds for a few tickets of named technicians, or of nobody's in named teams: PostgreSQL finds and orders those at once. Pure. */
export function onlySomebodys(filter: Filter): boolean {
  if ("any" in filter) return filter.any.length > 0 && filter.any.every(onlySomebodys);
  if (!("all" in filter)) return "values" in filter && filter.field === "assignee" && people(filter.values);
  const named = (field: string) => filter.all.some((one) => "values" in one && one.field === field);
  return filter.all.some(onlySomebodys) || (named("assignee") && named("team"));
}
