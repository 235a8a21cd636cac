import { tables, type Db } from "../../../platform/db.ts";
import type { AccessTables } from "../tables.ts";

export const insertRecoveryCodes = (tx: Db, rows: AccessTables["recovery_code"][]) =>
  tables<AccessTables>(tx).insertInto("recovery_code").values(rows).execute();

export const deleteRecoveryCodes = (tx: Db, personId: string) =>
  tables<AccessTables>(tx).deleteFrom("recovery_code").where("person_id", "=", personId).execute();

/** One salt for a person's set of codes, so that a try costs one slow hash; undefined when there is no set. */
export async function recoverySaltOf(db: Db, personId: string): Promise<Buffer | undefined> {
  const row = await tables<AccessTables>(db)
    .selectFrom("recovery_code")
    .select("salt")
    .where("person_id", "=", personId)
    .limit(1)
    .executeTakeFirst();
  return row?.salt;
}

export async function recoveryCodesLeft(db: Db, personId: string): Promise<number> {
  const row = await tables<AccessTables>(db)
    .selectFrom("recovery_code")
    .select((of) => of.fn.countAll<number>().as("left"))
    .where("person_id", "=", personId)
    .where("used_at", "is", null)
    .executeTakeFirst();
  return Number(row?.left ?? 0);
}

/** Whether this caller is the one who used it. */
export async function useRecoveryHash(db: Db, personId: string, hash: Buffer, now: Date, setBefore: Date): Promise<boolean> {
  const used = await tables<AccessTables>(db)
    .updateTable("recovery_code")
    .set({ used_at: now })
    .where("person_id", "=", personId)
    .where("code_hash", "=", hash)
    .where("used_at", "is", null)
    .where("created_at", "<=", setBefore)
    .returning("id")
    .executeTakeFirst();
  return used !== undefined;
}
