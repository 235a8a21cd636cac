import type { Insertable, Updateable } from "kysely";
import { sql, tables, type Db, type RawBuilder } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import type { TicketFacts } from "./policy.ts";
import type { FieldValues, TicketColumns, TicketTables } from "./tables.ts";

/** A ticket with the names that a reader needs beside it. */
export type TicketRow = Awaited<ReturnType<typeof selectTickets>>[number];

/** The one way tickets are read: `condition` speaks of a table called `ticket`. Joins ride primary keys. */
export const selectTickets = (db: Db, condition: RawBuilder<boolean>, order: RawBuilder<string> = sql<string>`ticket.id`, limit = 1) =>
  tables<TicketTables>(db)
    .selectFrom("ticket")
    .innerJoin("team_card as team", "team.id", "ticket.team_id")
    .leftJoin("person_card as requester", "requester.id", "ticket.requester_id")
    .leftJoin("person_card as behalf", "behalf.id", "ticket.on_behalf_of_id")
    .leftJoin("person_card as assignee", "assignee.id", "ticket.assignee_id")
    .leftJoin("organization_card as organization", "organization.id", "ticket.organization_id")
    .leftJoin("site_card as site", "site.id", "ticket.site_id")
    .leftJoin("room_card as room", "room.id", "ticket.room_id")
    .leftJoin("category_card as category", "category.id", "ticket.category_id")
    .leftJoin("request_type_card as request_type", "request_type.id", "ticket.request_type_id")
    .leftJoin("stay", (on) => on.onRef("stay.ticket_id", "=", "ticket.id").on("stay.to_at", "is", null))
    .leftJoin("offer", (on) => on.onRef("offer.ticket_id", "=", "ticket.id").on("offer.answer", "is", null))
    .leftJoin("person_card as offered", "offered.id", "offer.technician_id")
    .leftJoin("person_card as offering", "offering.id", "offer.offered_by")
    .select([
      "ticket.id", "ticket.number", "ticket.kind", "ticket.subject", "ticket.description", "ticket.channel",
      "ticket.requester_id", "ticket.on_behalf_of_id", "ticket.organization_id", "ticket.site_id", "ticket.room_id",
      "ticket.category_id", "ticket.request_type_id", "ticket.fields", "ticket.impact", "ticket.urgency",
      "ticket.priority", "ticket.status", "ticket.waiting_reason", "ticket.waiting_until", "ticket.tier",
      "ticket.team_id", "ticket.assignee_id", "ticket.accepted", "ticket.awaits", "ticket.restricted",
      "ticket.systemic", "ticket.announcement", "ticket.tags", "ticket.work_minutes", "ticket.resolution",
      "ticket.reopened", "ticket.solved_on_first_contact", "ticket.source", "ticket.external_id",
      "ticket.opened_at", "ticket.updated_at", "ticket.first_answered_at", "ticket.due_at", "ticket.resolved_at",
      "ticket.closed_at", "ticket.confirmed_at", "ticket.discarded_at", "ticket.version",
      "team.key as team_key", "team.name as team_name",
      "requester.name as requester_name", "behalf.name as on_behalf_of_name", "assignee.name as assignee_name",
      "organization.name as organization_name", "site.name as site_name", "room.name as room_name",
      "category.key as category_key", "category.name_en as category_en", "category.name_nb as category_nb",
      "category.path_en as category_path_en", "category.path_nb as category_path_nb", "category.team_id as category_team_id",
      "request_type.key as request_type_key", "request_type.name_en as request_type_en", "request_type.name_nb as request_type_nb",
      "stay.id as stay_id", "stay.from_at as since",
      "offer.id as offer_id", "offer.technician_id as offered_to", "offer.offered_by", "offer.at as offered_at",
      "offered.name as offered_to_name", "offering.name as offered_by_name",
      sql<string[]>`array(select person_id from watcher where watcher.ticket_id = ticket.id)`.as("watcher_ids"),
      sql<boolean>`exists (select from handover where handover.to_stay_id = stay.id)`.as("handed"),
    ])
    .where(condition)
    .orderBy(order)
    .limit(limit)
    .execute();

export const factsOf = (row: TicketRow): TicketFacts => ({ ...row, discarded: row.discarded_at !== null });

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

export const insertTicket = (tx: Db, values: Omit<Insertable<TicketColumns>, "number">) =>
  tables<TicketTables>(tx)
    .insertInto("ticket")
    .values({ ...values, number: sql`nextval('ticket_number_seq')` })
    .returning(["id", "number"])
    .executeTakeFirstOrThrow();

/** Every change of a ticket passes here: it raises the version and the time of change. */
export const updateTicket = (tx: Db, id: string, values: Omit<Updateable<TicketColumns>, "version" | "updated_at">, now: Date) =>
  tables<TicketTables>(tx)
    .updateTable("ticket")
    .set({ ...values, updated_at: now, version: sql`version + 1` })
    .where("id", "=", id)
    .execute();

export const fieldsJson = (fields: FieldValues) => JSON.stringify(fields);

/** The open ticket that came from the same place, if it was sent before. */
export const findExternal = (db: Db, source: string, externalId: string) =>
  tables<TicketTables>(db)
    .selectFrom("ticket")
    .select(["id", "number"])
    .where("source", "=", source)
    .where("external_id", "=", externalId)
    .executeTakeFirst();

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
        .as("reports"),
    )
    .where("systemic", "=", true)
    .where("active", "=", true)
    .where("announcement", "is not", null)
    .where("discarded_at", "is", null)
    .orderBy("opened_at", "desc")
    .limit(10)
    .execute();
