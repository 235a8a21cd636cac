import type { Insertable, Selectable, Updateable } from "kysely";
import { sql, tables, type Db, type RawBuilder } from "../../platform/db.ts";
import type { ChatTables } from "./tables.ts";

export type ChatRow = Selectable<ChatTables["chat"]>;

const own = (db: Db) => tables<ChatTables>(db);

export const insertChat = (tx: Db, row: Insertable<ChatTables["chat"]>) => own(tx).insertInto("chat").values(row).execute();

export const updateChat = (tx: Db, id: string, values: Updateable<ChatTables["chat"]>) =>
  own(tx).updateTable("chat").set(values).where("id", "=", id).execute();

export const chatByToken = (db: Db, hash: string): Promise<ChatRow | undefined> =>
  own(db).selectFrom("chat").selectAll().where("token_hash", "=", hash).executeTakeFirst();

/** The one that goes on with somebody. Rides chat_person_idx. */
export const goingWith = (db: Db, personId: string): Promise<ChatRow | undefined> =>
  own(db).selectFrom("chat").selectAll().where("person_id", "=", personId).where("state", "<>", "ended").executeTakeFirst();

export const lockChat = (tx: Db, id: string): Promise<ChatRow | undefined> =>
  own(tx).selectFrom("chat").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();

/** The one that waits longest for one of these teams (null: any) and that nobody is taking at this moment. Rides chat_waiting_idx. */
export async function lockNext(tx: Db, teams: readonly string[] | null): Promise<ChatRow | undefined> {
  const { rows } =
    await sql<ChatRow>`select * from chat where state = 'waiting' ${teams === null ? sql`` : sql`and team_id = any(${[...teams]}::uuid[])`}
    order by waiting_since, id limit 1 for update skip locked`.execute(own(tx));
  return rows[0];
}

/** So that somebody who takes two at once has both counted. */
export const takeTechniciansTurn = async (tx: Db, personId: string): Promise<void> =>
  void (await sql`select pg_advisory_xact_lock(hashtextextended(${`chats of ${personId}`}, 0))`.execute(own(tx)));

/** As `takeTechniciansTurn`, for those who come from one network, or to one widget. */
export const takeDoorsTurn = async (tx: Db, door: string): Promise<void> =>
  void (await sql`select pg_advisory_xact_lock(hashtextextended(${`chat door ${door}`}, 0))`.execute(own(tx)));

const one = async (db: Db, query: RawBuilder<{ count: number }>): Promise<number> => (await query.execute(own(db))).rows[0]?.count ?? 0;

export const countOpenOf = (db: Db, technicianId: string) =>
  one(db, sql`select count(*) as count from chat where technician_id = ${technicianId} and state = 'open'`);

export const countGoing = (db: Db) => one(db, sql`select count(*) as count from chat where state <> 'ended'`);

export const countWaitingAt = (db: Db, widgetId: string) =>
  one(db, sql`select count(*) as count from chat where widget_id = ${widgetId} and state = 'waiting'`);

/** How many of a network began since then, and how many of those go on. Rides chat_network_idx. */
export async function countOfNetwork(db: Db, network: string, since: Date): Promise<{ begun: number; going: number }> {
  const { rows } = await sql<{ begun: number; going: number }>`
    select count(*) filter (where started_at > ${since}) as begun, count(*) filter (where state <> 'ended') as going
    from chat where network = ${network}`.execute(own(db));
  return rows[0] ?? { begun: 0, going: 0 };
}

/** The place of each waiting chat among those of its team, of the chats that are asked about. */
export async function placesOf(db: Db, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; place: number }>`
    select id, place from (
      select id, row_number() over (partition by team_id order by waiting_since, id) as place from chat where state = 'waiting') queue
    where id = any(${[...ids]}::uuid[])`.execute(own(db));
  return new Map(rows.map(({ id, place }) => [id, place]));
}

export const mostEach = async (db: Db): Promise<number> =>
  (await own(db).selectFrom("chat_desk").select("most_each").executeTakeFirst())?.most_each ?? 3;

export const setMostEach = (tx: Db, most_each: number) => own(tx).updateTable("chat_desk").set({ most_each }).execute();

/** Chats whose visitor is not there: those that wait since then, and those where nobody spoke since then. */
export async function leftAlone(db: Db, waiting: Date, silent: Date): Promise<{ id: string }[]> {
  const { rows } = await sql<{ id: string }>`
    select chat.id from chat left join chat_here h on h.chat_id = chat.id and h.side = 'visitor'
    where (state = 'waiting' and coalesce(h.seen_at, chat.started_at) < ${waiting} and chat.started_at < ${waiting})
      or (state = 'open' and coalesce(h.seen_at, chat.started_at) < ${silent}
        and not exists (select from chat_message m where m.chat_id = chat.id and m.seq = chat.last_seq and m.at >= ${silent}))
    order by chat.id limit 500`.execute(own(db));
  return rows;
}

export const forgetNetworks = (db: Db, before: Date) =>
  own(db).updateTable("chat").set({ network: null }).where("network", "is not", null).where("started_at", "<", before).execute();
