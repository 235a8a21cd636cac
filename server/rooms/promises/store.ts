import type { Insertable, Selectable, Updateable } from "kysely";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { Promised } from "../../../contract/promises.ts";
import type { PromiseTables } from "./tables.ts";

const open = (db: Db) => tables<PromiseTables>(db);

export type PromiseRow = Selectable<PromiseTables["promise"]>;

export const insertPromise = (tx: Db, row: Insertable<PromiseTables["promise"]>) => open(tx).insertInto("promise").values(row).execute();

/** What people promised in these tickets: what is to be kept first, the next one first, then what is over. Rides promise_ticket_idx. */
export const promisesOf = (db: Db, ticketIds: readonly string[]) =>
  open(db)
    .selectFrom("promise as p")
    .innerJoin("person_card as by", "by.id", "p.promised_by")
    .leftJoin("person_card as doer", "doer.id", "p.done_by")
    .selectAll("p")
    .select(["by.id as by_id", "by.name as by_name", "doer.name as doer_name"])
    .where("p.ticket_id", "=", sql<string>`any(${[...ticketIds]}::uuid[])`)
    .orderBy(sql`p.state <> 'open'`)
    .orderBy("p.due_at")
    .orderBy("p.id")
    .limit(200)
    .execute();
export type ListedRow = Awaited<ReturnType<typeof promisesOf>>[number];

/** What its requester was told of and is still to be kept. Rides promise_ticket_idx. */
export const toldOf = (db: Db, ticketIds: readonly string[]) =>
  open(db)
    .selectFrom("promise")
    .select(["id", "what", "words", "due_at"])
    .where("ticket_id", "=", sql<string>`any(${[...ticketIds]}::uuid[])`)
    .where("state", "=", "open")
    .where("told", "=", true)
    .where("what", "<>", "update")
    .orderBy("due_at")
    .orderBy("id")
    .limit(20)
    .execute();

export const lockPromise = (tx: Db, id: string): Promise<PromiseRow | undefined> =>
  open(tx).selectFrom("promise").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();

export const updatePromise = (tx: Db, id: string, values: Updateable<PromiseTables["promise"]>) =>
  open(tx).updateTable("promise").set(values).where("id", "=", id).execute();

/** Which of these have a promise that something may still keep. Rides promise_ticket_idx. */
export async function ticketsWithPromises(db: Db, ticketIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ ticket_id: string }>`select distinct ticket_id from promise
    where ticket_id = any(${ticketIds}::uuid[]) and what <> 'update' and state in ('open', 'broken') and done_at is null`.execute(open(db));
  return new Set(rows.map(({ ticket_id: id }) => id));
}

/** What in a ticket a fact of that moment may keep: not done yet, and promised before. */
export const toKeep = (tx: Db, ticketId: string, what: Promised, at: Date): Promise<PromiseRow[]> =>
  open(tx)
    .selectFrom("promise")
    .selectAll()
    .where("ticket_id", "=", ticketId)
    .where("what", "=", what)
    .where("state", "in", ["open", "broken"])
    .where("done_at", "is", null)
    .where("made_at", "<=", at)
    .orderBy("id")
    .forUpdate()
    .execute();
