import { sql, tables, type Db } from "../../platform/db.ts";
import type { MailTables } from "./tables.ts";

/** The ticket, or the side conversation, that messages of this domain with one of these tags belong to. */
export const ticketWithTag = (
  db: Db,
  tags: readonly string[],
  domain: string,
): Promise<{ ticket_id: string; side_id: string | null } | undefined> =>
  tables<MailTables>(db)
    .selectFrom("mail_tag")
    .select(["ticket_id", "side_id"])
    .where("tag", "=", sql<string>`any(${[...tags]}::text[])`)
    .where("domain", "=", domain)
    .orderBy("at", "desc")
    .limit(1)
    .executeTakeFirst();

/** From now on other desks' numbers in subjects, from this domain, mean this ticket; the first who used one keeps it. */
export async function keepTags(
  tx: Db,
  now: Date,
  { ticketId, sideId }: { ticketId: string; sideId: string | null },
  tags: readonly string[],
  domain: string,
): Promise<void> {
  if (tags.length === 0) return;
  await tables<MailTables>(tx)
    .insertInto("mail_tag")
    .values(tags.map((tag) => ({ tag: tag.slice(0, 200), domain, ticket_id: ticketId, side_id: sideId, at: now })))
    .onConflict((at) => at.columns(["tag", "domain"]).doNothing())
    .execute();
}
