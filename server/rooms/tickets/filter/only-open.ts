import type { Filter } from "../../../../contract/filter.ts";

const open: readonly string[] = ["new", "open", "waiting"];
const closed: readonly string[] = ["resolved", "closed"];

/** What a filter asks holds for open tickets alone: their own indexes serve it. Pure. `turned`: it is asked the other way round. */
export function onlyOpen(filter: Filter, turned = false): boolean {
  if ("not" in filter) return onlyOpen(filter.not, !turned);
  const each = (one: Filter): boolean => onlyOpen(one, turned);
  if ("all" in filter) return turned ? filter.all.every(each) : filter.all.some(each);
  if ("any" in filter) return turned ? filter.any.some(each) : filter.any.every(each);
  if ("is" in filter) return !turned && (filter.is === "active" || filter.is === "overdue");
  if (!("values" in filter)) return false;
  if (filter.field === "waiting" || filter.field === "step") return !turned;
  if (filter.field !== "status") return false;
  return turned ? closed.every((status) => filter.values.includes(status)) : filter.values.every((status) => open.includes(status));
}
