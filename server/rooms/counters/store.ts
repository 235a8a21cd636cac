import type { Insertable, Selectable, Updateable } from "kysely";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { CounterTables } from "./tables.ts";

export type WalkInRow = Selectable<CounterTables["walk_in"]>;

const own = (db: Db) => tables<CounterTables>(db);

export const insertWalkIn = (tx: Db, row: Insertable<CounterTables["walk_in"]>) => own(tx).insertInto("walk_in").values(row).execute();

export const updateWalkIn = (tx: Db, id: string, values: Updateable<CounterTables["walk_in"]>) =>
  own(tx).updateTable("walk_in").set(values).where("id", "=", id).execute();

export const lockWalkIn = (tx: Db, id: string): Promise<WalkInRow | undefined> =>
  own(tx).selectFrom("walk_in").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();

export const walkInByToken = (db: Db, hash: Buffer): Promise<WalkInRow | undefined> =>
  own(db).selectFrom("walk_in").selectAll().where("token_hash", "=", hash).executeTakeFirst();

export const walkInOfContact = (db: Db, contactId: string): Promise<{ id: string } | undefined> =>
  own(db).selectFrom("walk_in").select("id").where("contact_id", "=", contactId).executeTakeFirst();

const ofTeams = (teams: readonly string[] | null) => (teams === null ? sql`` : sql`and team_id = any(${[...teams]}::uuid[])`);

/** Whose time has come goes first, then by when they came. */
export const inTurn = (now: Date) => sql`(w.due_at is not null and w.due_at <= ${now}) desc, w.queued_at, w.id`;

/** Whoever has a time that has come, else the one whose turn it is at these teams' counters (null: any), and whom nobody is calling at this moment. Rides walk_in_team_idx. */
export async function lockNext(
  tx: Db,
  teams: readonly string[] | null,
  counterId: string | null,
  now: Date,
): Promise<WalkInRow | undefined> {
  const { rows } = await sql<WalkInRow>`select * from walk_in w where state = 'waiting' ${ofTeams(teams)}
    ${counterId === null ? sql`` : sql`and counter_id = ${counterId}`}
    order by ${inTurn(now)} limit 1 for update skip locked`.execute(own(tx));
  return rows[0];
}

/** The next number of a day at a counter; whoever asks holds the counter's turn. */
export async function nextNumber(tx: Db, counterId: string, day: string): Promise<number> {
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(number), 0) + 1 as next from walk_in where numbered_at = ${counterId} and day = ${day}::date`.execute(own(tx));
  return rows[0]?.next ?? 1;
}

const one = async (db: Db, query: ReturnType<typeof sql<{ count: number }>>): Promise<number> =>
  (await query.execute(own(db))).rows[0]?.count ?? 0;

export const countWaitingAt = (db: Db, counterId: string) =>
  one(db, sql`select count(*) as count from walk_in where counter_id = ${counterId} and state in ('waiting', 'called')`);

export const countWaitingFor = (db: Db, teams: readonly string[] | null) =>
  one(db, sql`select count(*) as count from walk_in where state = 'waiting' ${ofTeams(teams)}`);

export const countByDevice = (db: Db, deviceId: string, since: Date) =>
  one(db, sql`select count(*) as count from walk_in where device_id = ${deviceId} and arrived_at > ${since}`);

/** How many of a network came since then, and how many of those wait. Rides walk_in_network_idx. */
export async function countOfNetwork(db: Db, network: string, since: Date): Promise<{ came: number; waiting: number }> {
  const { rows } = await sql<{ came: number; waiting: number }>`
    select count(*) filter (where arrived_at > ${since}) as came, count(*) filter (where state in ('waiting', 'called')) as waiting
    from walk_in where network = ${network}`.execute(own(db));
  return rows[0] ?? { came: 0, waiting: 0 };
}

/** Those who wait or are called since then and of whom nobody knows any more. */
export const forgotten = (db: Db, before: Date): Promise<{ id: string }[]> =>
  own(db)
    .selectFrom("walk_in")
    .select("id")
    .where("state", "in", ["waiting", "called"])
    .where("queued_at", "<", before)
    .orderBy("id")
    .limit(500)
    .execute();

export const forgetNetworks = (db: Db, before: Date) =>
  own(db).updateTable("walk_in").set({ network: null }).where("network", "is not", null).where("arrived_at", "<", before).execute();
