import { sql, tables, type Db } from "../../platform/db.ts";
import { prepared, type Blueprint } from "../../platform/prepared.ts";
import type { MailTables } from "./tables.ts";

const mail = (db: Db) => tables<MailTables>(db);

/** Messages of a sender to one mailbox since then that became a ticket or a reply; no more than `limit`. Rides mail_message_sender_idx. */
export const ledSomewhere = prepared(
  (db: Blueprint<MailTables>, given: { mailboxId: string; address: string; since: Date; limit: number }) =>
    db
      .selectFrom("mail_message")
      .select("id")
      .where("from_address", "=", given.address)
      .where("received_at", ">", given.since)
      .where("mailbox_id", "=", given.mailboxId)
      .where("outcome", "in", [sql.lit("opened" as const), sql.lit("appended" as const)])
      .limit(sql<number>`${given.limit}`),
);

/** Tickets that messages from one domain opened since then; no more than `limit`. Rides mail_message_domain_idx. */
export async function openedByDomain(db: Db, domain: string, since: Date, limit: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select 1 from mail_message
      where split_part(from_address, '@', 2) = ${domain} and received_at > ${since} and outcome = 'opened' limit ${limit}
    ) as lately`.execute(mail(db));
  return rows[0]?.count ?? 0;
}

/** The pause for which nothing answers this sender by itself now. */
export const pausesOf = prepared((db: Blueprint<MailTables>, given: { mailboxId: string; address: string; now: Date }) =>
  db
    .selectFrom("mail_breaker")
    .select("until")
    .where("mailbox_id", "=", given.mailboxId)
    .where("address", "=", given.address)
    .where("until", ">", given.now),
);

/** Answers false when it is so already: of two messages that come at once, one begins it. */
export const pauseUntil = async (tx: Db, mailboxId: string, address: string, now: Date, until: Date): Promise<boolean> =>
  (await mail(tx)
    .insertInto("mail_breaker")
    .values({ mailbox_id: mailboxId, address, until })
    .onConflict((at) => at.columns(["mailbox_id", "address"]).doUpdateSet({ until }).where("mail_breaker.until", "<=", now))
    .returning("until")
    .executeTakeFirst()) !== undefined;

/** What is over is of no use. */
export const forgetPauses = (db: Db, now: Date) => mail(db).deleteFrom("mail_breaker").where("until", "<=", now).execute();
