import { sql, tables, type Db } from "../../platform/db.ts";
import type { AccessTables } from "./tables.ts";

export const insertPending = (db: Db, row: AccessTables["pending_sign_in"]) =>
  tables<AccessTables>(db).insertInto("pending_sign_in").values(row).execute();

/** Counts a try before anything is looked at; undefined when this browser has nothing pending, or no try left. */
export const countPendingTry = (
  db: Db,
  browser: Buffer,
  most: number,
  now: Date,
): Promise<Pick<AccessTables["pending_sign_in"], "id" | "person_id" | "method"> | undefined> =>
  tables<AccessTables>(db)
    .updateTable("pending_sign_in")
    .set({ tries: sql<number>`tries + 1` })
    .where("browser_hash", "=", browser)
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .where("tries", "<", most)
    .returning(["id", "person_id", "method"])
    .executeTakeFirst();

export const deletePendingOf = (tx: Db, personId: string) =>
  tables<AccessTables>(tx).deleteFrom("pending_sign_in").where("person_id", "=", personId).execute();

export const deletePendingBefore = (db: Db, expiredAt: Date) =>
  tables<AccessTables>(db).deleteFrom("pending_sign_in").where("expires_at", "<", expiredAt).execute();
