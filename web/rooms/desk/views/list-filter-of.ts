import type { Queue } from "../../../../contract/tickets.ts";
import type { View } from "../../../../contract/views.ts";
import type { DeskSearch } from "../../../platform/paths.ts";
import { bothOf } from "../../../platform/filter/parts.ts";
import { queueOf } from "../list-query.ts";

/** What each queue holds, said in the language of filters. */
const queues: Record<Queue, string> = {
  my_shift: "is:active assignee:me",
  mine_due_soon: "is:active assignee:me is:due_soon -status:waiting",
  promised: "is:active promiser:me",
  handed_to_me: "is:active offered:me",
  mentions: "is:active mentions:me",
  waiting_on_me: "is:active assignee:me awaits:technician -status:waiting",
  to_accept: "is:active is:unaccepted team:mine",
  unassigned: "is:active is:unassigned -is:unaccepted team:mine",
  due_soon: "is:active is:due_soon -status:waiting (team:mine or assignee:me)",
  waiting: "status:waiting (team:mine or assignee:me)",
  all_open: "is:active",
  resolved: "status:resolved (team:mine or assignee:me)",
};

/** What the list that is open asks for, as the text that a view of it begins with. Pure. */
export function filterOfList(search: DeskSearch, view: View | undefined): string {
  const base = view ? view.filter : bothOf(queues[queueOf(search)], search.team ? `team:${search.team}` : "");
  const narrowed = [search.status && `status:${search.status}`, search.priority && `priority:${search.priority}`].filter(Boolean).join(" ");
  return bothOf(bothOf(base, narrowed), search.filter ?? "");
}
