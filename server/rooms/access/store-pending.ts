import { sql, tables, type Db } from "../../platform/db.ts";
import type { AccessTables } from "./tables.ts";

type PendingRow = Pick<AccessTables["pending_sign_in"], "id" | "person_id" | "method" | "origin">;

export const insertPending = (db: Db, { origin, ...row }: AccessTables["pending_sign_in"]) =>
  tables<AccessTables>(db)
    .insertInto("pending_sign_in")
    .values({ ...row, origin: sql`${origin && JSON.stringify(origin)}::jsonb` })
    .execute();

/** Counts a try before anything is looked at; undefined when this browser has nothing pending, or no try left. */
export const countPendingTry = (db: Db, browser: Buffer, most: number, now: Date): Promise<PendingRow | undefined> =>
  tables<AccessTables>(db)
    .updateTable("pending_sign_in")
    .set({ tries: sql<number>`tries + 1` })
    .where("browser_hash", "=", browser)
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .where("tries", "<", most)
    .returning(["id", "person_id", "method", "origin"])
    .executeTakeFirst();

/** What this browser has begun for this person, used up by another way of going on. */
export const usePendingOf = (tx: Db, browser: Buffer, personId: string, now: Date): Promise<PendingRow | undefined> =>
  tables<AccessTables>(tx)
    .updateTable("pending_sign_in")
    .set({ used_at: now })
    .where("browser_hash", "=", browser)
    .where("person_id", "=", personId)
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .returning(["id", "person_id", "method", "origin"])
    .executeTakeFirst();

export const deletePendingOf = (tx: Db, personId: string) =>
  tables<AccessTables>(tx).deleteFrom("pending_sign_in").where("person_id", "=", personId).execute();

export const deletePendingBefore = (db: Db, expiredAt: Date) =>
  tables<AccessTables>(db).deleteFrom("pending_sign_in").where("expires_at", "<", expiredAt).execute();
