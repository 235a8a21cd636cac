import { sql, tables, type Db, type RawBuilder } from "../../platform/db.ts";
import { alive, writing } from "./store-here.ts";
import type { ChatTables } from "./tables.ts";

export type ShownChat = Awaited<ReturnType<typeof select>>[number];

const here = (side: string, what: RawBuilder<boolean>) =>
  sql<boolean>`exists (select from chat_here h where h.chat_id = chat.id and h.side = ${side} and ${what})`;

const select = (db: Db, condition: RawBuilder<boolean>, order: RawBuilder<unknown>, limit: number) =>
  tables<ChatTables>(db)
    .selectFrom("chat")
    .innerJoin("chat_widget as widget", "widget.id", "chat.widget_id")
    .innerJoin("team_card as team", "team.id", "chat.team_id")
    .innerJoin("ticket_card as ticket", "ticket.id", "chat.ticket_id")
    .leftJoin("person_card as person", "person.id", "chat.person_id")
    .leftJoin("person_card as technician", "technician.id", "chat.technician_id")
    .leftJoin("person_card as claimed", (on) => on.onRef("claimed.email", "=", "chat.visitor_email").on("chat.person_id", "is", null))
    .leftJoin("chat_message as last", (on) => on.onRef("last.chat_id", "=", "chat.id").onRef("last.seq", "=", "chat.last_seq"))
    .selectAll("chat")
    .select(["widget.name as widget_name", "widget.files as widget_files", "team.name as team_name"])
    .select(["ticket.number as ticket_number", "ticket.subject as ticket_subject", "ticket.status as ticket_status"])
    .select(["person.name as person_name", "person.email as person_email", "technician.name as technician_name"])
    .select(["claimed.id as claimed_id", "claimed.name as claimed_name"])
    .select([sql<string | null>`left(last.body, 200)`.as("last_body"), "last.side as last_side", "last.at as last_at"])
    .select([
      sql<number>`(select count(*) from chat_message m where m.chat_id = chat.id and m.side = 'visitor' and m.seq > chat.technician_seen)`.as(
        "unread",
      ),
      here("visitor", alive).as("visitor_here"),
      here("visitor", writing).as("visitor_typing"),
      here("technician", writing).as("technician_typing"),
    ])
    .where(condition)
    .orderBy(order)
    .limit(limit)
    .execute();

const newest = sql`chat.started_at desc`;

export const findChat = async (db: Db, id: string): Promise<ShownChat | undefined> =>
  (await select(db, sql<boolean>`chat.id = ${id}`, newest, 1))[0];

/** Rides chat_waiting_idx. */
export const waitingFor = (db: Db, teams: readonly string[] | null, limit: number) =>
  select(
    db,
    teams === null
      ? sql<boolean>`chat.state = 'waiting'`
      : sql<boolean>`chat.state = 'waiting' and chat.team_id = any(${[...teams]}::uuid[])`,
    sql`chat.waiting_since, chat.id`,
    limit,
  );

export async function countWaiting(db: Db, teams: readonly string[] | null): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from chat where state = 'waiting' ${teams === null ? sql`` : sql`and team_id = any(${[...teams]}::uuid[])`}`.execute(
    tables(db),
  );
  return rows[0]?.count ?? 0;
}

/** Those that go on with a technician, and those that ended while their contact goes on. */
export const chatsOf = (db: Db, technicianId: string, contacts: readonly string[]) =>
  select(
    db,
    sql<boolean>`(chat.technician_id = ${technicianId} and chat.state = 'open') or (chat.contact_id = any(${[...contacts]}::uuid[]) and chat.technician_id = ${technicianId})`,
    sql`chat.taken_at, chat.id`,
    60,
  );

/** Rides chat_ticket_idx. */
export const chatsOfTickets = (db: Db, tickets: readonly string[]) =>
  select(db, sql<boolean>`chat.ticket_id = any(${[...tickets]}::uuid[])`, newest, 50);

export const chatsByIds = (db: Db, ids: readonly string[]) =>
  select(db, sql<boolean>`chat.id = any(${[...ids]}::uuid[])`, newest, ids.length);
