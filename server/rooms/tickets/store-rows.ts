import type { InferResult, Selectable } from "kysely";
import { sql, tables, type Db, type RawBuilder } from "../../platform/db.ts";
import { beginning, literal, textOf, type Blueprint } from "../../platform/prepared.ts";
import { stepAt } from "./store-steps.ts";
import type { TicketColumns, TicketTables } from "./tables.ts";

interface CategoryCard {
  key: string;
  name_en: string;
  name_nb: string;
  path_en: string;
  path_nb: string;
  team_id: string | null;
}
interface OfferCard {
  id: string;
  technician_id: string;
  technician_name: string;
  offered_by: string | null;
  offered_by_name: string | null;
  at: string;
  until_at: string | null;
}

/** A ticket that is read through this one. */
export interface MergedCard {
  id: string;
  number: number;
  shared: boolean;
  work_minutes: number;
}

/** Looked up per row that is shown, by primary key. As joins, a dozen of them would cost more to plan than to run. */
export const beside = {
  on_behalf_of_name: sql<string | null>`(select name from person_card where id = ticket.on_behalf_of_id)`,
  organization_name: sql<string | null>`(select name from organization_card where id = ticket.organization_id)`,
  room_name: sql<string | null>`(select name from room_card where id = ticket.room_id)`,
  category: sql<CategoryCard | null>`(select to_json(c) from category_card c where c.id = ticket.category_id)`,
  request_type: sql<{
    key: string;
    name_en: string;
    name_nb: string;
  } | null>`(select to_json(r) from request_type_card r where r.id = ticket.request_type_id)`,
  offer: sql<OfferCard | null>`(select json_build_object('id', o.id, 'technician_id', o.technician_id, 'offered_by', o.offered_by, 'at', o.at, 'until_at', o.until_at,
    'technician_name', (select name from person_card where id = o.technician_id), 'offered_by_name', (select name from person_card where id = o.offered_by))
    from offer o where o.ticket_id = ticket.id and o.answer is null)`,
  watcher_ids: sql<string[]>`array(select person_id from watcher where watcher.ticket_id = ticket.id)`,
  merged_into: sql<{ id: string; number: number } | null>`(select json_build_object('id', m.id, 'number', m.number)
    from ticket m where m.id = ticket.merged_into_id)`,
  merged: sql<MergedCard[] | null>`(select json_agg(json_build_object('id', m.id, 'number', m.number, 'shared', m.merged_shared,
    'work_minutes', m.work_minutes) order by m.number) from ticket m where m.merged_into_id = ticket.id)`,
  handed: sql<boolean>`exists (select from handover where handover.to_stay_id = stay.id)`,
};

/** Where tickets are read from: the table, or the same in the order of their last change (0077). */
export type TicketsFrom = "ticket" | "ticket_by_touch";

const withNames = (db: Blueprint<TicketTables>, from = sql.table("ticket")) =>
  db
    .selectFrom(sql<Selectable<TicketColumns>>`${from}`.as("ticket"))
    .innerJoin("team_card as team", "team.id", "ticket.team_id")
    .leftJoin("person_card as requester", "requester.id", "ticket.requester_id")
    .leftJoin("person_card as assignee", "assignee.id", "ticket.assignee_id")
    .leftJoin("site_card as site", "site.id", "ticket.site_id");

const whole = (db: Blueprint<TicketTables>) =>
  withNames(db)
    .leftJoin("stay", (on) => on.onRef("stay.ticket_id", "=", "ticket.id").on("stay.to_at", "is", null))
    .select([
      "ticket.id",
      "ticket.number",
      "ticket.kind",
      "ticket.subject",
      "ticket.description",
      "ticket.channel",
      "ticket.requester_id",
      "ticket.on_behalf_of_id",
      "ticket.organization_id",
      "ticket.site_id",
      "ticket.room_id",
      "ticket.category_id",
      "ticket.request_type_id",
      "ticket.fields",
      "ticket.impact",
      "ticket.urgency",
      "ticket.priority",
      "ticket.status",
      "ticket.waiting_reason",
      "ticket.waiting_until",
      "ticket.tier",
      "ticket.team_id",
      "ticket.assignee_id",
      "ticket.accepted",
      "ticket.awaits",
      "ticket.restricted",
      "ticket.confidential",
      "ticket.reader_ids",
      "ticket.systemic",
      "ticket.announcement",
      "ticket.tags",
      "ticket.work_minutes",
      "ticket.resolution",
      "ticket.reopened",
      "ticket.solved_on_first_contact",
      "ticket.source",
      "ticket.external_id",
      "ticket.opened_at",
      "ticket.updated_at",
      "ticket.first_answered_at",
      "ticket.due_at",
      "ticket.resolved_at",
      "ticket.closed_at",
      "ticket.confirmed_at",
      "ticket.discarded_at",
      "ticket.has_files",
      "ticket.merged_into_id",
      "ticket.version",
      "team.key as team_key",
      "team.name as team_name",
      "requester.name as requester_name",
      "assignee.name as assignee_name",
      "site.name as site_name",
      "stay.id as stay_id",
      "stay.from_at as since",
    ])
    .select([
      beside.on_behalf_of_name.as("on_behalf_of_name"),
      beside.organization_name.as("organization_name"),
      beside.room_name.as("room_name"),
      beside.category.as("category"),
      beside.request_type.as("request_type"),
      beside.offer.as("offer"),
      beside.watcher_ids.as("watcher_ids"),
      beside.merged_into.as("merged_into"),
      beside.merged.as("merged"),
      beside.handed.as("handed"),
      stepAt.as("step"),
    ]);

/** Where a page of tickets stands in a query. */
const page = "(page)";

/** What a row of a technician's list shows, and no more. */
const summary = (db: Blueprint<TicketTables>) =>
  withNames(db, sql.raw(page))
    .select(stepAt.as("step"))
    .select([
      "ticket.id",
      "ticket.number",
      "ticket.kind",
      "ticket.subject",
      "ticket.channel",
      "ticket.requester_id",
      "ticket.priority",
      "ticket.status",
      "ticket.waiting_reason",
      "ticket.waiting_until",
      "ticket.tier",
      "ticket.team_id",
      "ticket.assignee_id",
      "ticket.accepted",
      "ticket.awaits",
      "ticket.restricted",
      "ticket.confidential",
      "ticket.opened_at",
      "ticket.updated_at",
      "ticket.due_at",
      "ticket.version",
      "team.key as team_key",
      "team.name as team_name",
      "requester.name as requester_name",
      "assignee.name as assignee_name",
      "site.name as site_name",
    ]);

/** A ticket with the names that a reader needs beside it. */
export type TicketRow = InferResult<ReturnType<typeof whole>>[number];
export type SummaryRow = InferResult<ReturnType<typeof summary>>[number];

const selectWhole = beginning(whole);
const [summariesOf = "", withTheirNames = ""] = textOf(summary).split(page);

/** The order of a list, and where that order can be read. */
export interface InOrder {
  by: RawBuilder<string>;
  from: TicketsFrom;
}

/** The one way tickets are read: `condition` speaks of a table called `ticket`. */
export async function selectTickets(
  db: Db,
  condition: RawBuilder<boolean>,
  order: RawBuilder<string> = sql<string>`ticket.id`,
  limit = 1,
): Promise<TicketRow[]> {
  const { rows } = await sql<TicketRow>`${selectWhole} where ${condition} order by ${order} limit ${literal(limit)}`.execute(tables(db));
  return rows;
}

const named = async (db: Db, page: RawBuilder<unknown>, by: RawBuilder<string>): Promise<SummaryRow[]> => {
  const { rows } = await sql<SummaryRow>`${sql.raw(summariesOf)}${page}${sql.raw(withTheirNames)} order by ${by}`.execute(tables(db));
  return rows;
};

/**
 * As `selectTickets`, for lists of what a technician sees the inside of. The page is cut first and named afterwards: where tickets have to
 * be put in order, thousands of names would be looked up for the few that are shown.
 */
export const selectSummaries = (db: Db, condition: RawBuilder<boolean>, { by, from }: InOrder, limit: number): Promise<SummaryRow[]> =>
  named(db, sql`(select ticket.* from ${sql.table(from)} ticket where ${condition} order by ${by} limit ${literal(limit)})`, by);

/** As `selectSummaries`, of a condition that comes in parts which share no ticket: the beginning of each, and of these the first. Each rides an index, their `or` none. */
export const selectParts = (db: Db, parts: readonly RawBuilder<boolean>[], { by, from }: InOrder, limit: number): Promise<SummaryRow[]> => {
  const each = parts.map(
    (part) => sql`(select ticket.* from ${sql.table(from)} ticket where ${part} order by ${by} limit ${literal(limit)})`,
  );
  return named(db, sql`(select ticket.* from (${sql.join(each, sql` union all `)}) ticket order by ${by} limit ${literal(limit)})`, by);
};

/** So many tickets are walked past for a page before the planner is asked how to find it. */
const steps = 250;

/**
 * As `selectSummaries`, from the first few hundred tickets of an order alone (`within`: where it begins and what holds for each): fewer than
 * `limit` say nothing of what comes behind them. For lists that PostgreSQL takes for short and reads as a whole to show their beginning: what a ticket
 * and its change have in common, being open above all, is chance to it.
 */
export const walkSummaries = (
  db: Db,
  condition: RawBuilder<boolean>,
  within: RawBuilder<boolean>,
  { by, from }: InOrder,
  limit: number,
): Promise<SummaryRow[]> => {
  const first = sql`(select ticket.* from ${sql.table(from)} ticket where ${within} order by ${by} limit ${literal(steps)})`;
  return named(db, sql`(select ticket.* from ${first} ticket where ${condition} order by ${by} limit ${literal(limit)})`, by);
};
