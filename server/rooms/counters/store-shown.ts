import { sql, tables, type Db, type RawBuilder } from "../../platform/db.ts";
import { inTurn } from "./store.ts";
import type { CounterTables } from "./tables.ts";

export type ShownWalkIn = Awaited<ReturnType<typeof select>>[number];

const select = (db: Db, condition: RawBuilder<boolean>, order: RawBuilder<unknown>, limit: number) =>
  tables<CounterTables>(db)
    .selectFrom("walk_in as w")
    .innerJoin("counter as c", "c.id", "w.counter_id")
    .innerJoin("team_card as team", "team.id", "w.team_id")
    .leftJoin("ticket_card as ticket", "ticket.id", "w.ticket_id")
    .leftJoin("person_card as technician", "technician.id", "w.technician_id")
    .leftJoin("person_card as claimed", (on) => on.on(sql<boolean>`claimed.email = lower(w.account)`))
    .selectAll("w")
    .select(["c.name_en", "c.name_nb", "c.place", "c.shows", "team.name as team_name"])
    .select(["ticket.number as ticket_number", "ticket.subject as ticket_subject", "ticket.status as ticket_status"])
    .select(["technician.name as technician_name", "claimed.id as claimed_id", "claimed.name as claimed_name"])
    .where(condition)
    .orderBy(order)
    .limit(limit)
    .execute();

const turn = sql`w.queued_at, w.id`;
const newest = sql`w.arrived_at desc`;
const ofTeams = (teams: readonly string[] | null) => (teams === null ? sql`` : sql`and w.team_id = any(${[...teams]}::uuid[])`);

export const findWalkIn = async (db: Db, id: string): Promise<ShownWalkIn | undefined> =>
  (await select(db, sql<boolean>`w.id = ${id}`, newest, 1))[0];

/** In the order in which they are called. Rides walk_in_team_idx. */
export const waitingFor = (db: Db, teams: readonly string[] | null, limit: number, now: Date) =>
  select(db, sql<boolean>`w.state = 'waiting' ${ofTeams(teams)}`, inTurn(now), limit);

/** Rides walk_in_technician_idx. */
export const heldBy = (db: Db, technicianId: string) =>
  select(db, sql<boolean>`w.technician_id = ${technicianId} and w.state in ('called', 'serving')`, turn, 50);

/** Who did not come when called, a moment ago. Rides walk_in_arrived_idx of the counters. */
export const awayFor = (db: Db, teams: readonly string[] | null, since: Date) =>
  select(
    db,
    sql<boolean>`w.state = 'no_show' and w.ended_at > ${since} and w.arrived_at > ${new Date(since.getTime() - 86_400_000)} ${ofTeams(teams)}`,
    turn,
    20,
  );

/** Rides walk_in_ticket_idx. */
export const walkInsOfTickets = (db: Db, tickets: readonly string[]) =>
  select(db, sql<boolean>`w.ticket_id = any(${[...tickets]}::uuid[])`, newest, 50);

/** Who waits or is called at these counters, in their order. Rides walk_in_waiting_idx. */
export const queueAt = (db: Db, counters: readonly string[]) =>
  select(db, sql<boolean>`w.counter_id = any(${[...counters]}::uuid[]) and w.state in ('waiting', 'called')`, turn, 2000);

export const walkInsByIds = (db: Db, ids: readonly string[]) =>
  ids.length === 0 ? Promise.resolve([]) : select(db, sql<boolean>`w.id = any(${[...ids]}::uuid[])`, newest, ids.length);

/**
 * How many are called before somebody at the same counter, and themselves. Their own appointment does not count for them: whoever looks over
 * a shoulder, or types another one's name, learns of none.
 */
export async function placeOf(db: Db, row: { id: string; counter_id: string; queued_at: Date }, now: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from walk_in
    where counter_id = ${row.counter_id} and state = 'waiting'
      and ((queued_at, id) <= (${row.queued_at}::timestamptz, ${row.id}::uuid) or due_at <= ${now})`.execute(tables(db));
  return rows[0]?.count ?? 0;
}
