import type { z } from "zod";
import type { QueryOf } from "../../../contract/route.ts";
import { isPlainGroup, type ViewSort } from "../../../contract/views.ts";
import type { Queue, ticketRoutes, ticketsAsked } from "../../../contract/tickets.ts";
import type { Actor } from "../../platform/actor.ts";
import { sql, type Db, type RawBuilder } from "../../platform/db.ts";
import { decodeCursor, wrongCursor } from "../../platform/page.ts";
import { categoriesBelow } from "../catalog/index.ts";
import { answersAt, type AnswersShown } from "./form/answers-at.ts";
import type { AnswerField, Filter } from "../../../contract/filter.ts";
import { isNamedSort, type NamedSort } from "../../../contract/ticket-list.ts";
import { onlyOpen, onlySomebodys, onlyTagged } from "./filter/only-open.ts";
import { soonNow } from "./due/soon.ts";
import { readFilter } from "./filter/read-filter.ts";
import { parseSaved } from "./filter/read-saved.ts";
import { listInGroups, type Walked } from "./list-in-groups.ts";
import { isStaff, mayReadInside, takesALook } from "./policy.ts";
import { resolveCategory, resolveTeam } from "./resolve-references.ts";
import { factsOf } from "./store.ts";
import { selectTickets, type SummaryRow, type TicketRow } from "./store-rows.ts";
import { knownView, type KnownView } from "./known-view.ts";
import { listOrder, type ListOrder, type ShortWay } from "./list-order.ts";
import { among, idsWhere, inQueue, matching, partsOf, type Sort } from "./store-lists.ts";
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
    ...(staff && given.queue ? [inQueue(given.queue, actor, await soonNow(db, now))] : []),
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

const named: Record<NamedSort, Sort> = {
  newest: { field: "opened", direction: "descending" },
  oldest: { field: "opened", direction: "ascending" },
  due: { field: "due", direction: "ascending" },
  updated: { field: "updated", direction: "descending" },
  priority: { field: "priority", direction: "ascending" },
};

/** The order that is asked for by its name; null: as it stands by itself. Who is only a requester has no order by answers. */
function askedSort(actor: Actor, sort: ListQuery["sort"]): ViewSort | null {
  if (sort === undefined) return null;
  if (isNamedSort(sort)) return named[sort];
  if (!isStaff(actor)) return null;
  return sort.startsWith("-")
    ? { field: sort.slice(1) as AnswerField, direction: "descending" }
    : { field: sort as AnswerField, direction: "ascending" };
}

/** In the asked order, within what the actor may see. */
export async function listTickets(db: Db, actor: Actor, now: Date, query: ListQuery): Promise<Listed> {
  const view = await viewOf(db, actor, now, query);
  const usual = query.queue && query.queue !== "resolved" ? named.due : named.newest;
  const wanted = askedSort(actor, query.sort);
  const sort = wanted ?? view?.sort ?? usual;
  const conditions = [scopeOf(actor, query.as), ...(await conditionsOf(db, actor, now, query, view))];
  const condition = sql<boolean>`${sql.join(conditions, sql` and `)}`;
  const asked = [view?.asked ?? null, query.filter === undefined ? null : parseSaved(query.filter)];
  const groups = view?.group_by && query.sort === undefined ? view.group_by : null;
  const order = await listOrder(db, actor, sort, wanted ? "#query/sort" : null);
  const { rows, cursorOf } = groups
    ? await listInGroups(db, actor, condition, groups, order, query)
    : await listInOrder(condition, order, query, isStaff(actor) ? shortWay(actor, sort, asked, query.queue) : {});
  const marked = view && view.marks.length > 0 ? await marksAt(db, rows, view.marks) : undefined;
  const outside = await seenFromOutside(db, actor, query, rows);
  const inside = rows.map(({ id }) => id).filter((id) => !outside.has(id));
  return {
    rows,
    cursorOf,
    marked,
    outside,
    answers: view && (await answersAt(db, inside, groups && !isPlainGroup(groups) ? [...view.columns, groups] : view.columns)),
  };
}

/**
 * What holds for every ticket of a list in this order, where its beginning is walked before the planner is asked (`walkSummaries`): in the order of change, and
 * among those that have tags. A frequent tag has thousands of tickets, which PostgreSQL takes for one, reads all and puts in order.
 * Not where it is right: what named technicians have are a few.
 */
function walkOf({ field }: ViewSort, asked: readonly (Filter | null)[], queue: Queue | undefined): RawBuilder<boolean> | undefined {
  const each = (only: (filter: Filter) => boolean) => asked.some((filter) => filter !== null && only(filter));
  if (field === "opened") return each(onlyTagged) ? sql<boolean>`ticket.tags <> '{}' and ticket.discarded_at is null` : undefined;
  if (field !== "updated" || each(onlySomebodys)) return undefined;
  return (queue !== undefined && queue !== "resolved") || each(onlyOpen) ? sql<boolean>`ticket.active` : sql<boolean>`true`;
}

const shortWay = (actor: Actor, sort: ViewSort, asked: readonly (Filter | null)[], queue: Queue | undefined): ShortWay => ({
  walk: walkOf(sort, asked, queue),
  parts: queue && sort.field === "due" ? partsOf(queue, actor) : undefined,
});

async function listInOrder(
  condition: RawBuilder<boolean>,
  { name, parts, page }: ListOrder,
  { cursor, limit }: ListQuery,
  way: ShortWay,
): Promise<Walked> {
  const from = decodeCursor(cursor, ["text", ...parts]);
  if (from && from[0] !== name) throw wrongCursor();
  const found = await page(condition, from && from.slice(1), limit + 1, way);
  const places = new Map(found.map(({ row, place }) => [row.id, place]));
  return { rows: found.map(({ row }) => row), cursorOf: (row) => [name, ...(places.get(row.id) ?? [])] };
}

/** Most of what a technician lists they see the inside of, without another look: only what is not open to everybody may be closed to them. */
async function seenFromOutside(db: Db, actor: Actor, query: ListQuery, rows: readonly SummaryRow[]): Promise<Map<string, TicketRow>> {
  const requester = query.as === "requester" || !isStaff(actor);
  const ids = rows.filter((row) => requester || takesALook(actor, row)).map((row) => row.id);
  if (ids.length === 0) return new Map();
  const whole = await selectTickets(db, sql<boolean>`ticket.id = any(${ids}::uuid[])`, undefined, ids.length);
  return new Map(whole.filter((row) => requester || !mayReadInside(actor, factsOf(row))).map((row) => [row.id, row]));
}
