import { sql, tables, type Db } from "../../platform/db.ts";
import type { PeopleTables } from "./tables.ts";

/** False when it was known, or they have another address by now. */
export async function setFailingEmail(tx: Db, now: Date, given: { personId: string; address: string; reason: string }): Promise<boolean> {
  const { numUpdatedRows } = await tables<PeopleTables>(tx)
    .updateTable("person")
    .set({ email_failing_since: now, email_failing_reason: given.reason.slice(0, 500), updated_at: sql<Date>`now()` })
    .where("id", "=", given.personId)
    .where("email", "=", given.address)
    .where("email_failing_since", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function clearFailingEmail(tx: Db, personId: string): Promise<void> {
  await tables<PeopleTables>(tx)
    .updateTable("person")
    .set({ email_failing_since: null, email_failing_reason: null })
    .where("id", "=", personId)
    .where("email_failing_since", "is not", null)
    .execute();
}
