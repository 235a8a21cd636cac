import type { Insertable, Selectable, Updateable } from "kysely";
import { sql, tables, type Db, type RawBuilder } from "../../../platform/db.ts";
import type { CounterTables } from "../tables.ts";

export type AppointmentRow = Selectable<CounterTables["appointment"]>;
export type ShownAppointment = Awaited<ReturnType<typeof select>>[number];

const own = (db: Db) => tables<CounterTables>(db);

const select = (db: Db, condition: RawBuilder<boolean>, order: RawBuilder<unknown>, limit: number) =>
  own(db)
    .selectFrom("appointment as a")
    .innerJoin("counter as c", "c.id", "a.counter_id")
    .innerJoin("person_card as person", "person.id", "a.person_id")
    .leftJoin("ticket_card as ticket", "ticket.id", "a.ticket_id")
    .selectAll("a")
    .select(["c.name_en", "c.name_nb", "c.place", "c.reasons", "c.team_id", "person.name as person_name"])
    .select(["ticket.number as ticket_number", "ticket.subject as ticket_subject", "ticket.status as ticket_status"])
    .where(condition)
    .orderBy(order)
    .limit(limit)
    .execute();

const latest = sql`a.starts_at desc, a.id desc`;

export const findAppointment = async (db: Db, id: string): Promise<ShownAppointment | undefined> =>
  (await select(db, sql<boolean>`a.id = ${id}`, latest, 1))[0];

/** Rides appointment_person_idx. */
export const appointmentsOf = (db: Db, personId: string, since: Date) =>
  select(db, sql<boolean>`a.person_id = ${personId} and a.starts_at > ${since}`, latest, 100);

/** Rides appointment_ticket_idx. */
export const appointmentsAbout = (db: Db, tickets: readonly string[]) =>
  select(db, sql<boolean>`a.ticket_id = any(${[...tickets]}::uuid[])`, latest, 50);

export const lockAppointment = (tx: Db, id: string): Promise<AppointmentRow | undefined> =>
  own(tx).selectFrom("appointment").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();

export const insertAppointment = (tx: Db, row: Insertable<CounterTables["appointment"]>) =>
  own(tx).insertInto("appointment").values(row).execute();

export const updateAppointment = (tx: Db, id: string, values: Updateable<CounterTables["appointment"]>) =>
  own(tx).updateTable("appointment").set(values).where("id", "=", id).execute();

/** They are here. What was cancelled meanwhile stays so. */
export const cameFor = (tx: Db, id: string) =>
  own(tx).updateTable("appointment").set({ state: "came" }).where("id", "=", id).where("state", "=", "booked").execute();

/** Times of a counter that somebody has, at any moment between these. Rides appointment_seat_idx. */
export const takenAt = (db: Db, counterId: string, from: Date, to: Date, but: string | null = null) =>
  own(db)
    .selectFrom("appointment")
    .select(["starts_at", "ends_at", "seat"])
    .where("counter_id", "=", counterId)
    .where("state", "<>", "cancelled")
    // No time is longer than two hours.
    .where("starts_at", ">", new Date(from.getTime() - 2 * 3_600_000))
    .where("starts_at", "<", to)
    .where("ends_at", ">", from)
    .where(sql<boolean>`id is distinct from ${but}::uuid`)
    .execute();

/** What somebody books, they book one after another, at whatever counters; whoever asks holds a counter's turn already. */
export const takePersonsTurn = async (tx: Db, personId: string): Promise<void> =>
  void (await sql`select pg_advisory_xact_lock(hashtextextended(${`appointments of ${personId}`}, 0))`.execute(own(tx)));

/** How many somebody has ahead of them. Rides appointment_person_idx. */
export async function countAhead(db: Db, personId: string, now: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from appointment where person_id = ${personId} and state = 'booked' and starts_at > ${now}`.execute(own(db));
  return rows[0]?.count ?? 0;
}

/** Whether somebody is somewhere else then. */
export async function overlaps(db: Db, personId: string, from: Date, to: Date, but: string | null): Promise<boolean> {
  const { rows } = await sql`
    select 1 from appointment where person_id = ${personId} and state = 'booked' and starts_at < ${to} and ends_at > ${from}
      and starts_at > ${new Date(from.getTime() - 2 * 3_600_000)} and id is distinct from ${but}::uuid limit 1`.execute(own(db));
  return rows.length > 0;
}

/** Who is expected at a counter around now, by what they call themselves or by their address. Rides appointment_seat_idx. */
export async function expectedAt(
  db: Db,
  counterId: string,
  now: Date,
  name: string,
  account: string | null,
): Promise<AppointmentRow | undefined> {
  const { rows } = await sql<AppointmentRow>`
    select a.* from appointment a join person_card p on p.id = a.person_id
    where a.counter_id = ${counterId} and a.state = 'booked'
      and a.starts_at between ${new Date(now.getTime() - 30 * 60_000)} and ${new Date(now.getTime() + 90 * 60_000)}
      and (lower(p.name) = lower(${name}) or p.email = lower(${account ?? ""}))
    order by a.starts_at limit 2 for update of a`.execute(own(db));
  // Two of one name: a technician asks which.
  return rows.length === 1 ? rows[0] : undefined;
}

/** Those of whom nobody was reminded and that begin before then. Rides appointment_soon_idx. */
export const toRemind = (db: Db, now: Date, before: Date): Promise<{ id: string }[]> =>
  own(db)
    .selectFrom("appointment")
    .select("id")
    .where("state", "=", "booked")
    .where("reminded_at", "is", null)
    .where("starts_at", ">", now)
    .where("starts_at", "<", before)
    .orderBy("starts_at")
    .limit(500)
    .execute();
