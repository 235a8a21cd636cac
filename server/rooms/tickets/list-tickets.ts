import type { z } from "zod";
import type { QueryOf } from "../../../contract/route.ts";
import type { ticketRoutes, ticketsAsked } from "../../../contract/tickets.ts";
import type { Actor } from "../../platform/actor.ts";
import { sql, type Db, type RawBuilder } from "../../platform/db.ts";
import { decodeCursor, wrongCursor } from "../../platform/page.ts";
import { categoriesBelow } from "../catalog/index.ts";
import { readFilter } from "./filter/read-filter.ts";
import { isStaff, mayReadInside } from "./policy.ts";
import { resolveCategory, resolveTeam } from "./resolve-references.ts";
import { factsOf } from "./store.ts";
import { selectSummaries, selectTickets, type SummaryRow, type TicketRow } from "./store-rows.ts";
import { among, idsWhere, inQueue, matching, sorts, type Sort } from "./store-lists.ts";
import { mineOnly, scopeOf } from "./store-scope.ts";

type Query = QueryOf<(typeof ticketRoutes)["GET /tickets"]>;
export type Asked = z.output<typeof ticketsAsked>;

export interface Listed {
  sort: Sort;
  /** One row more than a page; who is in `outside` is shown as to its requester, the others as to a technician. */
  rows: SummaryRow[];
  outside: Map<string, TicketRow>;
}

/** What a list asks of its tickets besides that the actor may see them. `at`: where in the request it stands. */
async function conditionsOf(db: Db, actor: Actor, now: Date, given: Asked, at = "#query"): Promise<RawBuilder<boolean>[]> {
  const staff = isStaff(actor);
  const team = given.team === undefined ? undefined : await resolveTeam(db, given.team, `${at}/team`);
  const category = given.category === undefined ? undefined : await resolveCategory(db, given.category, `${at}/category`);
  return [
    ...matching({ ...given, team_id: team?.id, category_ids: category && (await categoriesBelow(db, category.id)) }),
    ...(given.mine ? [mineOnly(actor)] : []),
    ...(staff && given.queue ? [inQueue(given.queue, actor, now)] : []),
    ...(staff && given.filter ? [await readFilter(db, actor, now, given.filter, `${at}/filter`)] : []),
  ];
}

/** The ids of all tickets of a list, or of those named, that the actor may see: a query to select from. */
export async function ticketsAskedFor(
  db: Db,
  actor: Actor,
  now: Date,
  of: { tickets: readonly string[] } | { list: Asked },
): Promise<RawBuilder<{ id: string }>> {
  const conditions = "list" in of ? await conditionsOf(db, actor, now, of.list, "/list") : [among(of.tickets)];
  return idsWhere([scopeOf(actor), ...conditions]);
}

/** In the asked order, within what the actor may see. */
export async function listTickets(db: Db, actor: Actor, now: Date, query: Query): Promise<Listed> {
  const sort: Sort = query.sort ?? (query.queue && query.queue !== "resolved" ? "due" : "newest");
  const after = decodeCursor(query.cursor, ["text", "time", "id"]) as [sort: string, at: string, id: string] | null;
  // A place in one order is no place in another.
  if (after && after[0] !== sort) throw wrongCursor();
  const conditions = [
    scopeOf(actor, query.as),
    ...(await conditionsOf(db, actor, now, query)),
    ...(after ? [sorts[sort].after([after[1], after[2]])] : []),
  ];
  const rows = await selectSummaries(db, sql<boolean>`${sql.join(conditions, sql` and `)}`, sorts[sort].order, query.limit + 1);
  return { sort, rows, outside: await seenFromOutside(db, actor, query, rows) };
}

/** Most of what a technician lists they see the inside of, without another look: only what is restricted may be closed to them. */
async function seenFromOutside(db: Db, actor: Actor, query: Query, rows: readonly SummaryRow[]): Promise<Map<string, TicketRow>> {
  const requester = query.as === "requester" || !isStaff(actor);
  const ids = rows.filter((row) => requester || row.restricted).map((row) => row.id);
  if (ids.length === 0) return new Map();
  const whole = await selectTickets(db, sql<boolean>`ticket.id = any(${ids}::uuid[])`, undefined, ids.length);
  return new Map(whole.filter((row) => requester || !mayReadInside(actor, factsOf(row))).map((row) => [row.id, row]));
}
