import { sql, tables, type Db } from "../../platform/db.ts";
import { prepared, type Blueprint } from "../../platform/prepared.ts";
import type { MailTables } from "./tables.ts";

const mail = (db: Db) => tables<MailTables>(db);

interface Lately {
  /** Messages of the sender to this mailbox that became a ticket or a reply. */
  led: number;
  /** Tickets that the sender opened. */
  opened: number;
  /** Tickets that all of its domain opened. */
  from_domain: number;
  /** Nothing answers this sender by itself for now. */
  paused: boolean;
}

interface Asked {
  mailboxId: string;
  address: string;
  domain: string;
  since: Date;
  now: Date;
  mostLed: number;
  mostOpened: number;
  mostFromDomain: number;
}

/** What came of a sender, and of its domain, since then, each counted no further than asked. Rides mail_message_sender_idx and mail_message_domain_idx. */
const countLately = prepared((db: Blueprint<MailTables>, given: Asked) => ({
  compile: () =>
    sql<Lately>`
      select
        (select count(*)::int from (select from mail_message
          where from_address = ${given.address} and received_at > ${given.since} and mailbox_id = ${given.mailboxId}
            and outcome in ('opened', 'appended') limit ${given.mostLed}) as led) as led,
        (select count(*)::int from (select from mail_message
          where from_address = ${given.address} and received_at > ${given.since} and outcome = 'opened' limit ${given.mostOpened}) as opened) as opened,
        (select count(*)::int from (select from mail_message
          where split_part(from_address, '@', 2) = ${given.domain} and received_at > ${given.since} and outcome = 'opened'
          limit ${given.mostFromDomain}) as lately) as from_domain,
        exists (select from mail_breaker where mailbox_id = ${given.mailboxId} and address = ${given.address} and until > ${given.now}) as paused`.compile(
      db,
    ),
}));

export async function lately(db: Db, asked: Asked): Promise<Lately> {
  const [counted] = await countLately(db, asked);
  return counted ?? { led: 0, opened: 0, from_domain: 0, paused: false };
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
