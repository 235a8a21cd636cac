import { tables, type Db } from "../../platform/db.ts";
import type { AccessTables } from "./tables.ts";

export const insertSetupToken = (db: Db, hash: Buffer, now: Date) =>
  tables<AccessTables>(db).insertInto("setup_token").values({ token_hash: hash, created_at: now, used_at: null }).execute();

/** Whether it was good, and this caller is the one who used it. */
export async function useSetupToken(tx: Db, hash: Buffer, madeAfter: Date, now: Date): Promise<boolean> {
  const used = await tables<AccessTables>(tx)
    .updateTable("setup_token")
    .set({ used_at: now })
    .where("token_hash", "=", hash)
    .where("used_at", "is", null)
    .where("created_at", ">", madeAfter)
    .returning("used_at")
    .executeTakeFirst();
  return used !== undefined;
}
