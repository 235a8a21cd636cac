import { sql, tables, type Db } from "../../platform/db.ts";
import type { AccessTables } from "./tables.ts";

export interface AttemptKey {
  key: string;
  window_start: Date;
}

/** Adds one to every counter and answers them, in one statement: of parallel tries each gets a number of its own. */
export const countUp = (db: Db, keys: readonly AttemptKey[]): Promise<AccessTables["attempt"][]> =>
  tables<AccessTables>(db)
    .insertInto("attempt")
    .values(keys.map((key) => ({ ...key, count: 1 })))
    .onConflict((at) => at.columns(["key", "window_start"]).doUpdateSet({ count: sql<number>`attempt.count + 1` }))
    .returningAll()
    .execute();

export const takeBack = (db: Db, at: AttemptKey) =>
  tables<AccessTables>(db)
    .updateTable("attempt")
    .set({ count: sql<number>`count - 1` })
    .where("key", "=", at.key)
    .where("window_start", "=", at.window_start)
    .execute();

export const forgetAttempts = (db: Db, key: string) => tables<AccessTables>(db).deleteFrom("attempt").where("key", "=", key).execute();

export const deleteAttemptsBefore = (db: Db, windowStart: Date) =>
  tables<AccessTables>(db).deleteFrom("attempt").where("window_start", "<", windowStart).execute();
