import type { Insertable, Selectable } from "kysely";
import { tables, type Db } from "../../platform/db.ts";
import type { CompanyTables } from "./tables.ts";

export type Begun = Selectable<CompanyTables["company_sign_in"]>;
const own = (db: Db) => tables<CompanyTables>(db);

export const insertBegun = (db: Db, row: Insertable<CompanyTables["company_sign_in"]>) =>
  own(db).insertInto("company_sign_in").values(row).execute();

/** Somebody came back: once, in the browser that was sent, and in time. */
export const takeBegun = (db: Db, state: Buffer, browser: Buffer, now: Date): Promise<Begun | undefined> =>
  own(db)
    .deleteFrom("company_sign_in")
    .where("state_hash", "=", state)
    .where("browser_hash", "=", browser)
    .where("expires_at", ">", now)
    .returningAll()
    .executeTakeFirst();

/** What was begun at this provider and has no answer yet; which browser began it is not known here. */
export const begunBy = (db: Db, state: Buffer, providerId: string, now: Date): Promise<Begun | undefined> =>
  own(db)
    .selectFrom("company_sign_in")
    .selectAll()
    .where("state_hash", "=", state)
    .where("provider_id", "=", providerId)
    .where("expires_at", ">", now)
    .where("answer", "is", null)
    .executeTakeFirst();

/** False where it has an answer already, or somebody was quicker. */
export async function putAnswer(tx: Db, state: Buffer, answer: { answer: string; answer_hash: Buffer }): Promise<boolean> {
  const done = await own(tx)
    .updateTable("company_sign_in")
    .set(answer)
    .where("state_hash", "=", state)
    .where("answer", "is", null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** False for an assertion that was taken before, by whichever process. */
export async function takeAssertion(tx: Db, row: CompanyTables["company_assertion"]): Promise<boolean> {
  const done = await own(tx)
    .insertInto("company_assertion")
    .values(row)
    .onConflict((at) => at.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

export const deleteAssertionsBefore = (db: Db, expiredAt: Date) =>
  own(db).deleteFrom("company_assertion").where("expires_at", "<", expiredAt).execute();

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
