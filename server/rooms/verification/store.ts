import type { Insertable, Selectable, Updateable } from "kysely";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { VerificationTables } from "./tables.ts";

const open = (db: Db) => tables<VerificationTables>(db);

export type VerificationRow = Selectable<VerificationTables["verification"]>;

export interface AccountAt {
  directoryId: string | null;
  key: string;
}

export const insertVerification = (tx: Db, row: Insertable<VerificationTables["verification"]>) =>
  open(tx).insertInto("verification").values(row).execute();

export const findVerification = (db: Db, id: string): Promise<VerificationRow | undefined> =>
  open(db).selectFrom("verification").selectAll().where("id", "=", id).executeTakeFirst();

export const lockVerification = (tx: Db, id: string): Promise<VerificationRow | undefined> =>
  open(tx).selectFrom("verification").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();

export const updateVerification = (tx: Db, id: string, values: Updateable<VerificationTables["verification"]>) =>
  open(tx).updateTable("verification").set(values).where("id", "=", id).execute();

/** What was passed of late about a person or in a ticket, locked until the transaction ends. Rides verification_person_idx and verification_ticket_idx. */
export const lockPassed = (
  tx: Db,
  of: { personId: string; ticketId: string; only: readonly string[] | null; since: Date },
): Promise<VerificationRow[]> => {
  const passed = (key: "person_id" | "ticket_id", id: string) =>
    open(tx).selectFrom("verification").select("id").where(key, "=", id).where("started_at", ">", of.since).where("state", "=", "passed");
  return open(tx)
    .selectFrom("verification")
    .selectAll()
    .where((is) =>
      of.only
        ? is("id", "=", sql<string>`any(${[...of.only]}::uuid[])`)
        : is("id", "in", passed("person_id", of.personId).union(passed("ticket_id", of.ticketId))),
    )
    .where("state", "=", "passed")
    .orderBy("id")
    .forUpdate()
    .execute();
};

/** How many of these nobody had used; they are used now. */
export async function useUp(tx: Db, ids: readonly string[], useId: string, at: Date): Promise<number> {
  const { numUpdatedRows } = await open(tx)
    .updateTable("verification")
    .set({ used_at: at, use_id: useId })
    .where("id", "=", sql<string>`any(${[...ids]}::uuid[])`)
    .where("used_at", "is", null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
