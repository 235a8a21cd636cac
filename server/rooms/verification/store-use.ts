import type { Insertable } from "kysely";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { SensitiveAction } from "../../../contract/verification.ts";
import type { AccountAt } from "./store.ts";
import type { VerificationTables } from "./tables.ts";

const open = (db: Db) => tables<VerificationTables>(db);

/** One at a time for each account, until the transaction ends. */
export const holdAccount = (tx: Db, { directoryId, key }: AccountAt) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`verification ${directoryId ?? ""} ${key}`}, 0))`.execute(tables(tx));

export const insertUse = (tx: Db, row: Insertable<VerificationTables["verification_use"]>) =>
  open(tx).insertInto("verification_use").values(row).execute();

/** What was begun on an account since then. Rides verification_use_account_idx. */
export async function begunSince(db: Db, { directoryId, key }: AccountAt, since: Date): Promise<SensitiveAction[]> {
  const rows = await open(db)
    .selectFrom("verification_use")
    .select("action")
    .distinct()
    .where("account_key", "=", key)
    .where("directory_id", "is not distinct from", directoryId)
    .where("at", ">", since)
    .execute();
  return rows.map(({ action }) => action);
}
