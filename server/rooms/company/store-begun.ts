import { tables, type Db } from "../../platform/db.ts";
import type { CompanyTables } from "./tables.ts";

type Begun = CompanyTables["company_sign_in"];
const own = (db: Db) => tables<CompanyTables>(db);

export const insertBegun = (db: Db, row: Begun) => own(db).insertInto("company_sign_in").values(row).execute();

/** Somebody came back: once, in the browser that was sent, and in time. */
export const takeBegun = (db: Db, state: Buffer, browser: Buffer, now: Date): Promise<Begun | undefined> =>
  own(db)
    .deleteFrom("company_sign_in")
    .where("state_hash", "=", state)
    .where("browser_hash", "=", browser)
    .where("expires_at", ">", now)
    .returningAll()
    .executeTakeFirst();

export const deleteBegunBefore = (db: Db, expiredAt: Date) =>
  own(db).deleteFrom("company_sign_in").where("expires_at", "<", expiredAt).execute();

/** False for a token that was taken before. */
export async function takeLogoutToken(tx: Db, row: CompanyTables["company_logout"]): Promise<boolean> {
  const done = await own(tx)
    .insertInto("company_logout")
    .values(row)
    .onConflict((at) => at.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

export const deleteLogoutsBefore = (db: Db, expiredAt: Date) =>
  own(db).deleteFrom("company_logout").where("expires_at", "<", expiredAt).execute();
