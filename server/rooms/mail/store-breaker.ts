import { sql, tables, type Db } from "../../platform/db.ts";
import { gathered } from "../../platform/gathered.ts";
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
  mailbox_id: string;
  address: string;
  domain: string;
  since: Date;
  now: Date;
  most_led: number;
  most_opened: number;
  most_from_domain: number;
}

/** What came of senders, and of their domains, since then, each counted no further than asked. Rides mail_message_sender_idx and mail_message_domain_idx. */
const countLately = prepared((db: Blueprint<MailTables>, { asked }: { asked: string }) => ({
  compile: () =>
    sql<Lately>`
      select
        (select count(*)::int from (select from mail_message
          where from_address = asked.address and received_at > asked.since and mailbox_id = asked.mailbox_id
            and outcome in ('opened', 'appended') limit asked.most_led) as led) as led,
        (select count(*)::int from (select from mail_message
          where from_address = asked.address and received_at > asked.since and outcome = 'opened' limit asked.most_opened) as opened) as opened,
        (select count(*)::int from (select from mail_message
          where split_part(from_address, '@', 2) = asked.domain and received_at > asked.since and outcome = 'opened'
          limit asked.most_from_domain) as lately) as from_domain,
        exists (select from mail_breaker where mailbox_id = asked.mailbox_id and address = asked.address and until > asked.now) as paused
      from rows from (jsonb_to_recordset(${asked}::jsonb) as (mailbox_id uuid, address text, domain text, since timestamptz, now timestamptz,
        most_led int, most_opened int, most_from_domain int)) with ordinality
        as asked (mailbox_id, address, domain, since, now,
        most_led, most_opened, most_from_domain, place)
      order by asked.place`.compile(db),
}));

/** Of what a message came behind, for each that is asked for. */
export const lately = gathered((tx: Db, asked: readonly Asked[]): Promise<Lately[]> => countLately(tx, { asked: JSON.stringify(asked) }));

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
