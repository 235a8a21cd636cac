import type { z } from "zod";
import type { QueryOf } from "../../../contract/route.ts";
import type { ticketRoutes, ticketsAsked } from "../../../contract/tickets.ts";
import type { Actor } from "../../platform/actor.ts";
import { sql, type Db, type RawBuilder } from "../../platform/db.ts";
import { decodeCursor, wrongCursor } from "../../platform/page.ts";
import { categoriesBelow } from "../catalog/index.ts";
import { answersAt, type AnswersShown } from "./form/answers-at.ts";
import { onlyOpen } from "./filter/only-open.ts";
import { readFilter } from "./filter/read-filter.ts";
import { parseSaved } from "./filter/read-saved.ts";
import { listInGroups, type Walked } from "./list-in-groups.ts";
import { isStaff, mayReadInside, takesALook } from "./policy.ts";
import { resolveCategory, resolveTeam } from "./resolve-references.ts";
import { factsOf } from "./store.ts";
import { selectSummaries, selectTickets, walkSummaries, type SummaryRow, type TicketRow } from "./store-rows.ts";
import { knownView, type KnownView } from "./known-view.ts";
import { afterPlace, among, idsWhere, inQueue, matching, orderOf, partOf, placeOf, type Place, type Sort } from "./store-lists.ts";
import { marksAt } from "./store-marks.ts";
import { mineOnly, scopeOf } from "./store-scope.ts";

export type ListQuery = QueryOf<(typeof ticketRoutes)["GET /tickets"]>;
export type Asked = z.output<typeof ticketsAsked>;

export interface Listed extends Walked {
  /** By id, which of the view's marks stand at it. */
  marked: Map<string, number[]> | undefined;
  /** By id, what the view's columns show of its form. */
  answers: AnswersShown | undefined;
  /** Shown as to their requester, the others as to a technician. */
  outside: Map<string, TicketRow>;
}

/** What a list asks of its tickets besides that the actor may see them. `at`: where in the request it stands. */
async function conditionsOf(
  db: Db,
  actor: Actor,
  now: Date,
  given: Asked,
  view: KnownView | undefined,
  at = "#query",
): Promise<RawBuilder<boolean>[]> {
  const staff = isStaff(actor);
  const team = given.team === undefined ? undefined : await resolveTeam(db, given.team, `${at}/team`);
  const category = given.category === undefined ? undefined : await resolveCategory(db, given.category, `${at}/category`);
  return [
    ...matching({ ...given, team_id: team?.id, category_ids: category && (await categoriesBelow(db, category.id)) }),
    ...(given.mine ? [mineOnly(actor)] : []),
    ...(staff && given.queue ? [inQueue(given.queue, actor, now)] : []),
    ...(staff && given.filter ? [await readFilter(db, actor, now, given.filter, `${at}/filter`)] : []),
    ...(view ? [view.condition] : []),
  ];
}

/** The view that a list is of; a requester has none. */
const viewOf = async (db: Db, actor: Actor, now: Date, { view }: Asked): Promise<KnownView | undefined> =>
  view !== undefined && isStaff(actor) ? knownView(db, actor, now, view) : undefined;

/** The ids of all tickets of a list, or of those named, that the actor may see: a query to select from. */
export async function ticketsAskedFor(
  db: Db,
  actor: Actor,
  now: Date,
  of: { tickets: readonly string[] } | { list: Asked },
): Promise<RawBuilder<{ id: string }>> {
  if ("tickets" in of) return idsWhere([scopeOf(actor), among(of.tickets)]);
  const conditions = await conditionsOf(db, actor, now, of.list, await viewOf(db, actor, now, of.list), "/list");
  return idsWhere([scopeOf(actor), ...conditions]);
}

const named: Record<NonNullable<ListQuery["sort"]>, Sort> = {
  newest: { field: "opened", direction: "descending" },
  oldest: { field: "opened", direction: "ascending" },
  due: { field: "due", direction: "ascending" },
  updated: { field: "updated", direction: "descending" },
  priority: { field: "priority", direction: "ascending" },
};
const nameOf = ({ field, direction }: Sort): string => `${field} ${direction}`;

/** A place in one order is no place in another. */
function placeIn(cursor: string | undefined, sort: Sort): Place | null {
  const place = decodeCursor(cursor, ["text", partOf(sort), "id"]);
  if (place && place[0] !== nameOf(sort)) throw wrongCursor();
  return place && ([place[1], place[2]] as Place);
}

/** In the asked order, within what the actor may see. */
export async function listTickets(db: Db, actor: Actor, now: Date, query: ListQuery): Promise<Listed> {
  const view = await viewOf(db, actor, now, query);
  const usual = query.queue && query.queue !== "resolved" ? named.due : named.newest;
  const sort = query.sort ? named[query.sort] : (view?.sort ?? usual);
  const conditions = [scopeOf(actor, query.as), ...(await conditionsOf(db, actor, now, query, view))];
  const condition = sql<boolean>`${sql.join(conditions, sql` and `)}`;
  const groups = view?.group_by && query.sort === undefined ? view.group_by : null;
  const { rows, cursorOf } = groups
    ? await listInGroups(db, condition, groups, sort, query)
    : await listInOrder(db, condition, sort, query, isStaff(actor) && asksForOpen(query, view));
  const marked = view && view.marks.length > 0 ? await marksAt(db, rows, view.marks) : undefined;
  const outside = await seenFromOutside(db, actor, query, rows);
  const inside = rows.map(({ id }) => id).filter((id) => !outside.has(id));
  return { rows, cursorOf, marked, outside, answers: view && (await answersAt(db, inside, view.columns)) };
}

/** What somebody at the desk asks for never holds one that is solved. */
function asksForOpen({ queue, filter }: ListQuery, view: KnownView | undefined): boolean {
  const asked = filter === undefined ? null : parseSaved(filter);
  return (queue !== undefined && queue !== "resolved") || view?.open === true || (asked !== null && onlyOpen(asked));
}

async function listInOrder(
  db: Db,
  condition: RawBuilder<boolean>,
  sort: Sort,
  { cursor, limit }: ListQuery,
  open: boolean,
): Promise<Walked> {
  const after = placeIn(cursor, sort);
  const behind = after ? afterPlace(sort, after) : sql<boolean>`true`;
  const order = orderOf(sort);
  const cursorOf = (row: SummaryRow) => [nameOf(sort), ...placeOf(sort, row)];
  if (order.from === "ticket_by_touch") {
    const rows = await walkSummaries(db, condition, open ? sql<boolean>`ticket.active and ${behind}` : behind, order, limit + 1);
    if (rows.length > limit) return { rows, cursorOf };
  }
  const rows = await selectSummaries(db, after ? sql<boolean>`${condition} and ${behind}` : condition, order, limit + 1);
  return { rows, cursorOf };
}

/** Most of what a technician lists they see the inside of, without another look: only what is not open to everybody may be closed to them. */
async function seenFromOutside(db: Db, actor: Actor, query: ListQuery, rows: readonly SummaryRow[]): Promise<Map<string, TicketRow>> {
  const requester = query.as === "requester" || !isStaff(actor);
  const ids = rows.filter((row) => requester || takesALook(actor, row)).map((row) => row.id);
  if (ids.length === 0) return new Map();
  const whole = await selectTickets(db, sql<boolean>`ticket.id = any(${ids}::uuid[])`, undefined, ids.length);
  return new Map(whole.filter((row) => requester || !mayReadInside(actor, factsOf(row))).map((row) => [row.id, row]));
}
