import type { Insertable, Selectable, Updateable } from "kysely";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { TelephoneTables } from "./tables.ts";

const own = (db: Db) => tables<TelephoneTables>(db);

export type CallRow = Selectable<TelephoneTables["telephone_call"]>;

/** What is told of the same call at the same time waits for the other: until this transaction ends. */
export const lockCall = (tx: Db, systemId: string, callId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`call ${systemId} ${callId}`}, 0))`.execute(own(tx));

/** Missed calls of a system are judged one after the other, so that one number is one ticket. */
export const lockNumbers = (tx: Db, systemId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`missed ${systemId}`}, 0))`.execute(own(tx));

export const findCall = (db: Db, systemId: string, callId: string): Promise<CallRow | undefined> =>
  own(db).selectFrom("telephone_call").selectAll().where("system_id", "=", systemId).where("call_id", "=", callId).executeTakeFirst();

export const callById = (db: Db, id: string): Promise<CallRow | undefined> =>
  own(db).selectFrom("telephone_call").selectAll().where("id", "=", id).executeTakeFirst();

export const insertCall = (tx: Db, row: Insertable<TelephoneTables["telephone_call"]>) =>
  own(tx).insertInto("telephone_call").values(row).execute();

export const updateCall = (tx: Db, id: string, values: Updateable<TelephoneTables["telephone_call"]>) =>
  own(tx).updateTable("telephone_call").set(values).where("id", "=", id).execute();

/** Calls of a system of which more may come. Rides telephone_call_open_idx. */
export const countOpen = async (db: Db, systemId: string): Promise<number> =>
  (
    await own(db)
      .selectFrom("telephone_call")
      .select(sql<number>`count(*)::int`.as("n"))
      .where("settled", "=", false)
      .where("system_id", "=", systemId)
      .executeTakeFirst()
  )?.n ?? 0;

/** Those that ring somebody since then, with what their system is called, the latest first. Rides telephone_call_rings_idx. */
export const ringingFor = (db: Db, personId: string, since: Date, testsSince: Date) =>
  own(db)
    .selectFrom("telephone_call as c")
    .innerJoin("telephone_system as s", "s.id", "c.system_id")
    .selectAll("c")
    .select("s.name as system_name")
    .where("c.settled", "=", false)
    .where("c.ended_at", "is", null)
    .where(sql<boolean>`c.rung @> array[${personId}::uuid]`)
    .where("c.first_at", ">", since)
    .where((is) => is.or([is("c.answered_at", "is", null), is("c.answered_by", "=", personId)]))
    .where((is) => is.or([is("c.test", "=", false), is("c.first_at", ">", testsSince)]))
    .orderBy("c.first_at", "desc")
    .orderBy("c.id", "desc")
    .limit(9)
    .execute();
export type RingingRow = Awaited<ReturnType<typeof ringingFor>>[number];

/** Which of these contacts belong to a call already. Rides telephone_call_contact_idx. */
export async function contactsOfCalls(db: Db, contactIds: readonly string[]): Promise<Set<string>> {
  const rows = await own(db)
    .selectFrom("telephone_call")
    .select("contact_id")
    .where("contact_id", "=", sql<string>`any(${[...contactIds]}::uuid[])`)
    .execute();
  return new Set(rows.flatMap(({ contact_id }) => contact_id ?? []));
}

/** Over, and not judged yet; or begun so long ago that nobody will tell its end. Rides telephone_call_open_idx. */
export const toSettle = (db: Db, endedBefore: Date, begunBefore: Date): Promise<CallRow[]> =>
  own(db)
    .selectFrom("telephone_call")
    .selectAll()
    .where("settled", "=", false)
    .where((is) => is.or([is("ended_at", "<", endedBefore), is("first_at", "<", begunBefore)]))
    .orderBy("first_at")
    .limit(200)
    .execute();

/** The tickets to call this number back, the latest first. Rides telephone_call_back_idx. */
export const callBacksOf = (db: Db, number: string, since: Date) =>
  own(db)
    .selectFrom("telephone_call")
    .select("ticket_id")
    .distinctOn("first_at")
    .where("number", "=", number)
    .where("ticket_id", "is not", null)
    .where("first_at", ">", since)
    .orderBy("first_at", "desc")
    .limit(5)
    .execute();

/** How many tickets a system's missed calls have opened since then. */
export const countCallBacks = async (db: Db, systemId: string, since: Date): Promise<number> =>
  (
    await own(db)
      .selectFrom("telephone_call")
      .select(sql<number>`count(distinct ticket_id)::int`.as("n"))
      .where("system_id", "=", systemId)
      .where("ticket_id", "is not", null)
      .where("first_at", ">", since)
      .executeTakeFirst()
  )?.n ?? 0;

/** What became of a call stands in its contact and its ticket: of itself it is kept no longer. */
export const sweepCalls = (db: Db, before: Date) =>
  own(db).deleteFrom("telephone_call").where("settled", "=", true).where("first_at", "<", before).execute();

/** The calls of a system that are not over. Rides telephone_call_open_idx. */
export const openCalls = (db: Db, systemId: string) =>
  own(db)
    .selectFrom("telephone_call")
    .select(["call_id", "direction", "number", "queue"])
    .where("settled", "=", false)
    .where("system_id", "=", systemId)
    .where("ended_at", "is", null)
    .where("test", "=", false)
    .orderBy("first_at")
    .limit(1000)
    .execute();
