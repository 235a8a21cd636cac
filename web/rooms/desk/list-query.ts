import type { QueryGiven } from "../../../contract/route.ts";
import type { Queue, ticketRoutes, TicketSummary } from "../../../contract/tickets.ts";
import type { ListSort, NamedSort } from "../../../contract/ticket-list.ts";
import type { DeskSearch } from "../../platform/paths.ts";

type AnswerSort = Exclude<ListSort, NamedSort>;
type TicketsQuery = QueryGiven<(typeof ticketRoutes)["GET /tickets"]>;

/** Queues that hold open tickets only; their status can be narrowed further. */
const narrowable: readonly Queue[] = [
  "my_shift",
  "promised",
  "handed_to_me",
  "mentions",
  "to_accept",
  "unassigned",
  "due_soon",
  "all_open",
];

/** The queue of an address without one; a view is in none. */
export const queueOf = ({ queue, team }: DeskSearch): Queue => queue ?? (team ? "all_open" : "my_shift");

export const mayNarrowStatus = (search: DeskSearch): boolean =>
  Boolean(search.q) || Boolean(search.view) || narrowable.includes(queueOf(search));

/** My own shift is read whole, so that what waits can stand last. */
const isMyShift = (search: DeskSearch): boolean => !search.view && queueOf(search) === "my_shift" && (search.sort ?? "due") === "due";

/** What can be worked on now first, in its order; what waits for others after it. */
export const inTurn = (rows: readonly TicketSummary[], search: DeskSearch): TicketSummary[] =>
  isMyShift(search) ? rows.toSorted((a, b) => Number(a.status === "waiting") - Number(b.status === "waiting")) : [...rows];

/** What the list asks of the server. */
export function listQuery(search: DeskSearch): TicketsQuery {
  const { team, view, filter, sort, status, priority } = search;
  return {
    ...(view ? { view } : { queue: queueOf(search) }),
    limit: isMyShift(search) ? 200 : 50,
    ...(filter && { filter }),
    ...(team && { team }),
    ...(sort && { sort }),
    ...(status && mayNarrowStatus(search) && { status }),
    ...(priority && { priority }),
  };
}

/** The same order by answers from the other end. */
export const otherWay = (sort: AnswerSort): AnswerSort =>
  sort.startsWith("-") ? (sort.slice(1) as AnswerSort) : (`-${sort}` as AnswerSort);

export const chosen = (list: string | undefined): string[] => (list ?? "").split(",").filter(Boolean);

/** Puts a value to a list of an address, or takes it out; nothing left is null. */
export function toggled(list: string | undefined, value: string): string | null {
  const values = chosen(list);
  const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
  return next.join(",") || null;
}

export const isFiltered = ({ q, status, priority, filter }: DeskSearch): boolean => Boolean(q || status || priority || filter);

/** What a filter leaves of search results, which the server gives best first and unfiltered. */
export function passing(rows: readonly TicketSummary[], { status, priority }: DeskSearch): TicketSummary[] {
  const [statuses, priorities] = [chosen(status), chosen(priority)];
  return rows.filter(
    (row) => (statuses.length === 0 || statuses.includes(row.status)) && (priorities.length === 0 || priorities.includes(row.priority)),
  );
}

export interface Kept {
  row: TicketSummary;
  /** Where it stood in the list. */
  at: number;
}

/** The open ticket stays where it was in the list, also when it has left the queue, until another one is opened. */
export function withOpen(items: readonly TicketSummary[], open: Kept | null): readonly TicketSummary[] {
  // The very same list where nothing is added to it: whoever draws it sees that nothing changed.
  if (!open || items.some(({ id }) => id === open.row.id)) return items;
  return items.toSpliced(Math.min(open.at, items.length), 0, open.row);
}
