import { sql, tables, type Db } from "../../platform/db.ts";
import type { MailTables } from "./tables.ts";

/** The ticket that messages of this domain with one of these tags belong to. */
export const ticketWithTag = async (db: Db, tags: readonly string[], domain: string): Promise<string | null> =>
  (
    await tables<MailTables>(db)
      .selectFrom("mail_tag")
      .select("ticket_id")
      .where("tag", "=", sql<string>`any(${[...tags]}::text[])`)
      .where("domain", "=", domain)
      .orderBy("at", "desc")
      .limit(1)
      .executeTakeFirst()
  )?.ticket_id ?? null;

/** From now on other desks' numbers in subjects, from this domain, mean this ticket; the first who used one keeps it. */
export async function keepTags(tx: Db, now: Date, ticketId: string, tags: readonly string[], domain: string): Promise<void> {
  if (tags.length === 0) return;
  await tables<MailTables>(tx)
    .insertInto("mail_tag")
    .values(tags.map((tag) => ({ tag: tag.slice(0, 200), domain, ticket_id: ticketId, at: now })))
    .onConflict((at) => at.columns(["tag", "domain"]).doNothing())
    .execute();
}
