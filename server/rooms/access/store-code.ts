import { sql, tables, type Db } from "../../platform/db.ts";
import type { AccessTables } from "./tables.ts";

export const insertCode = (tx: Db, row: AccessTables["sign_in_code"]) =>
  tables<AccessTables>(tx).insertInto("sign_in_code").values(row).execute();

/** Counts a try against the person's newest code that this browser asked for, before it is looked at; undefined when there is none left to try. */
export const countTry = (
  db: Db,
  personId: string,
  browser: Buffer,
  most: number,
  now: Date,
): Promise<{ id: string; code_hash: string } | undefined> =>
  tables<AccessTables>(db)
    .updateTable("sign_in_code")
    .set({ tries: sql<number>`tries + 1` })
    .where("id", "=", (from) =>
      from
        .selectFrom("sign_in_code")
        .select("id")
        .where("person_id", "=", personId)
        .where("browser_hash", "=", browser)
        .orderBy("expires_at", "desc")
        .orderBy("id", "desc")
        .limit(1),
    )
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .where("tries", "<", most)
    .returning(["id", "code_hash"])
    .executeTakeFirst();

/** Codes of a person that are not used yet can be no longer. */
export const voidCodesOf = (tx: Db, personId: string, now: Date) =>
  tables<AccessTables>(tx)
    .updateTable("sign_in_code")
    .set({ used_at: now })
    .where("person_id", "=", personId)
    .where("used_at", "is", null)
    .execute();

export const deleteCodesBefore = (db: Db, expiredAt: Date) =>
  tables<AccessTables>(db).deleteFrom("sign_in_code").where("expires_at", "<", expiredAt).execute();
