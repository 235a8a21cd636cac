import { sql, tables, type Db } from "../../platform/db.ts";
import type { GuardTables, Way } from "./tables.ts";

const own = (db: Db) => tables<GuardTables>(db);

/** Which of somebody's numbers were told the same since. Rides account_notice_person_idx. */
export async function textedSince(db: Db, personId: string, what: string, since: Date): Promise<Way[]> {
  const rows = await own(db)
    .selectFrom("account_notice")
    .select("ways")
    .where("person_id", "=", personId)
    .where("at", ">", since)
    .where("what", "=", what)
    .execute();
  return rows.flatMap(({ ways }) => ways.filter(({ kind }) => kind === "sms"));
}

/** How many notices by text message left since. Rides account_notice_at_idx. */
export async function textsSince(db: Db, since: Date): Promise<number> {
  const row = await own(db)
    .selectFrom("account_notice")
    .select(sql<number>`count(*)::int`.as("n"))
    .where("at", ">", since)
    .where(sql<boolean>`ways @> '[{"kind": "sms"}]'`)
    .executeTakeFirst();
  return row?.n ?? 0;
}

/** What was told of before an alarm was lifted is no way to raise it again: it was looked at. Links of later notices are good. */
export const voidNotices = (tx: Db, personId: string, at: Date) =>
  own(tx)
    .updateTable("account_notice")
    .set({ voided_at: at })
    .where("person_id", "=", personId)
    .where("voided_at", "is", null)
    .where("at", "<=", at)
    .execute();
