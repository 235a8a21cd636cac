import type { Insertable, RawBuilder, Selectable } from "kysely";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { DeskAccountTables } from "./tables.ts";

const own = (db: Db) => tables<DeskAccountTables>(db);

export type HeldRow = Selectable<DeskAccountTables["held_change"]>;

/** Whether there is anything by which they sign in, or did of late. Each of its parts rides an index by person. */
const signs = (id: RawBuilder<unknown>) => sql<boolean>`(exists (select from person_signing_in s where s.person_id = ${id})
  or exists (select from person_identity i where i.person_id = ${id}))`;

/** Whether somebody signs in here or elsewhere. */
export async function signsIn(db: Db, personId: string): Promise<boolean> {
  const { rows } = await sql<{ signs: boolean }>`select ${signs(sql`${personId}::uuid`)} as signs`.execute(own(db));
  return rows[0]?.signs === true;
}

/** Those of them who do, or about whose account there is an alarm. */
export async function provenAlone(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ person_id: string }>`
    select p.id as person_id from unnest(${[...ids]}::uuid[]) as p (id)
    where ${signs(sql`p.id`)} or exists (select from person_locked l where l.person_id = p.id)`.execute(own(db));
  return new Set(rows.map((row) => row.person_id));
}

/** False where one of its kind waits already. */
export async function insertHeld(tx: Db, row: Insertable<DeskAccountTables["held_change"]>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await own(tx)
    .insertInto("held_change")
    .values(row)
    .onConflict((at) => at.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** What waits for somebody. Rides held_change_person_idx. */
export const heldFor = (db: Db, personId: string) =>
  own(db)
    .selectFrom("held_change as h")
    .innerJoin("person_card as p", "p.id", "h.asked_by")
    .innerJoin("ticket_card as k", "k.id", "h.ticket_id")
    .selectAll("h")
    .select(["p.name as asked_by_name", "k.number as ticket_number"])
    .where("h.person_id", "=", personId)
    .where("h.ended_at", "is", null)
    .orderBy("h.not_before")
    .execute();

/** Rides held_change_due_idx. */
export const dueNow = (db: Db, now: Date): Promise<{ id: string }[]> =>
  own(db)
    .selectFrom("held_change")
    .select("id")
    .where("ended_at", "is", null)
    .where("not_before", "<=", now)
    .orderBy("not_before")
    .execute();

/** One that still waits, for this transaction alone. */
export const lockHeld = (tx: Db, id: string): Promise<HeldRow | undefined> =>
  own(tx).selectFrom("held_change").selectAll().where("id", "=", id).where("ended_at", "is", null).forUpdate().executeTakeFirst();

export const endHeld = (tx: Db, id: string, at: Date, outcome: "done" | "dropped" | "refused", failure: string | null = null) =>
  own(tx).updateTable("held_change").set({ ended_at: at, outcome, failure }).where("id", "=", id).execute();
