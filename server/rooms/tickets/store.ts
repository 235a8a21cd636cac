import type { Insertable, Updateable } from "kysely";
import { sql, tables, type Db, type RawBuilder } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import type { TicketFacts } from "./policy.ts";
import type { FieldValues, TicketColumns, TicketTables } from "./tables.ts";

/** A ticket with the names that a reader needs beside it. */
export type TicketRow = Awaited<ReturnType<typeof selectTickets>>[number];

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
  offered_by: string;
  offered_by_name: string;
  at: string;
}

/** Looked up per row that is shown, by primary key. As joins, a dozen of them would cost more to plan than to run. */
const beside = {
  on_behalf_of_name: sql<string | null>`(select name from person_card where id = ticket.on_behalf_of_id)`,
  organization_name: sql<string | null>`(select name from organization_card where id = ticket.organization_id)`,
  room_name: sql<string | null>`(select name from room_card where id = ticket.room_id)`,
  category: sql<CategoryCard | null>`(select to_json(c) from category_card c where c.id = ticket.category_id)`,
  request_type: sql<{
    key: string;
    name_en: string;
    name_nb: string;
  } | null>`(select to_json(r) from request_type_card r where r.id = ticket.request_type_id)`,
  offer: sql<OfferCard | null>`(select json_build_object('id', o.id, 'technician_id', o.technician_id, 'offered_by', o.offered_by, 'at', o.at,
    'technician_name', (select name from person_card where id = o.technician_id), 'offered_by_name', (select name from person_card where id = o.offered_by))
    from offer o where o.ticket_id = ticket.id and o.answer is null)`,
  watcher_ids: sql<string[]>`array(select person_id from watcher where watcher.ticket_id = ticket.id)`,
  handed: sql<boolean>`exists (select from handover where handover.to_stay_id = stay.id)`,
};

/** The one way tickets are read: `condition` speaks of a table called `ticket`. */
export const selectTickets = (db: Db, condition: RawBuilder<boolean>, order: RawBuilder<string> = sql<string>`ticket.id`, limit = 1) =>
  tables<TicketTables>(db)
    .selectFrom("ticket")
    .innerJoin("team_card as team", "team.id", "ticket.team_id")
    .leftJoin("person_card as requester", "requester.id", "ticket.requester_id")
    .leftJoin("person_card as assignee", "assignee.id", "ticket.assignee_id")
    .leftJoin("site_card as site", "site.id", "ticket.site_id")
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
      beside.handed.as("handed"),
    ])
    .where(condition)
    .orderBy(order)
    .limit(limit)
    .execute();

export const factsOf = (row: TicketRow): TicketFacts => ({
  ...row,
  offered_to: row.offer?.technician_id ?? null,
  discarded: row.discarded_at !== null,
});

const byKey = (key: string): RawBuilder<boolean> | null => {
  if (isId(key)) return sql<boolean>`ticket.id = ${key}`;
  return /^#?\d{1,15}$/.test(key) ? sql<boolean>`ticket.number = ${Number(key.replace("#", ""))}` : null;
};

/** By id or number; undefined when there is none. */
export async function findTicket(db: Db, key: string): Promise<TicketRow | undefined> {
  const condition = byKey(key);
  return condition ? (await selectTickets(db, condition))[0] : undefined;
}

/** As `findTicket`, and nobody else changes it until this transaction ends. */
export async function lockTicket(tx: Db, key: string): Promise<TicketRow | undefined> {
  const condition = byKey(key);
  if (!condition) return undefined;
  await tables<TicketTables>(tx).selectFrom("ticket").select("id").where(condition).forUpdate().execute();
  return findTicket(tx, key);
}

/** Answers nothing when the same external id came at the same moment. */
export const insertTicket = (tx: Db, values: Omit<Insertable<TicketColumns>, "number">) =>
  tables<TicketTables>(tx)
    .insertInto("ticket")
    .values({ ...values, number: sql`nextval('ticket_number_seq')` })
    .onConflict((at) => at.columns(["source", "external_id"]).where("external_id", "is not", null).doNothing())
    .returning(["id", "number"])
    .executeTakeFirst();

/** Every change of a ticket passes here: it raises the version and the time of change. */
export const updateTicket = (tx: Db, id: string, values: Omit<Updateable<TicketColumns>, "version" | "updated_at">, now: Date) =>
  tables<TicketTables>(tx)
    .updateTable("ticket")
    .set({ ...values, updated_at: now, version: sql`version + 1` })
    .where("id", "=", id)
    .execute();

/** The contact that opened it goes on: both began in the same moment. */
export async function isBeingOpened(db: Db, { id, opened_at }: Pick<TicketRow, "id" | "opened_at">): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`select exists (select from contact_card
    where ticket_id = ${id} and started_at = ${opened_at} and ended_at is null) as any`.execute(tables(db));
  return rows[0]?.any ?? false;
}

export const fieldsJson = (fields: FieldValues) => JSON.stringify(fields);

/** The ticket that came from the same place, if it was sent before. */
export const findExternal = async (db: Db, source: string, externalId: string): Promise<TicketRow | undefined> =>
  (await selectTickets(db, sql<boolean>`ticket.source = ${source} and ticket.external_id = ${externalId}`))[0];

/** Tickets whose waiting time is over. Rides ticket_waiting_idx. */
export const ticketsToWake = (db: Db, now: Date, limit: number) =>
  tables<TicketTables>(db)
    .selectFrom("ticket")
    .select(["id", "number"])
    .where("status", "=", "waiting")
    .where("waiting_until", "<=", now)
    .orderBy("waiting_until")
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();

/** Solved before `before` and never objected to. Rides ticket_resolved_idx. */
export const ticketsToClose = (db: Db, before: Date, limit: number) =>
  tables<TicketTables>(db)
    .selectFrom("ticket")
    .select(["id", "number"])
    .where("status", "=", "resolved")
    .where("resolved_at", "<=", before)
    .orderBy("resolved_at")
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();

/** Whether anything was written on it besides its opening. */
export const hasWords = async (db: Db, id: string): Promise<boolean> => {
  const { rows } = await sql<{ any: boolean }>`select exists (select from reply where ticket_id = ${id})
    or exists (select from note where ticket_id = ${id}) as any`.execute(tables(db));
  return rows[0]?.any ?? false;
};

export const openAnnouncements = (db: Db) =>
  tables<TicketTables>(db)
    .selectFrom("ticket")
    .select(["id", "announcement", "opened_at", "category_id"])
    .select((e) =>
      e
        .selectFrom("ticket as like")
        .select(sql<number>`count(*)`.as("n"))
        .whereRef("like.category_id", "=", "ticket.category_id")
        .whereRef("like.opened_at", ">=", sql<Date>`ticket.opened_at - interval '3 days'`)
        .where("like.active", "=", true)
        .where("like.restricted", "=", false)
        .as("reports"),
    )
    .where("systemic", "=", true)
    // What became a security matter is nobody else's business any more.
    .where("restricted", "=", false)
    .where("active", "=", true)
    .where("announcement", "is not", null)
    .where("discarded_at", "is", null)
    .orderBy("opened_at", "desc")
    .limit(10)
    .execute();
