import type { Db } from "../../platform/db.ts";
import { say } from "../../platform/i18n.ts";
import { administrators } from "../access/index.ts";
import { allSendings, listMailboxes, sayFault, type Fault } from "../mailboxes/index.ts";
import { healthLink, notifyAll } from "../notifications/index.ts";
import { queueMessages } from "../outbox/index.ts";
import { findPeopleByIds } from "../people/index.ts";
import { writeMail } from "../texts/index.ts";

export interface News {
  eventId: string;
  kind: "mail_stopped" | "mail_flows";
  mailboxId: string | null;
  /** The mailbox's; empty: the outbox. */
  name: string;
  fault: Fault;
  began: Date;
}

/** A mailbox that sends, another one than that which is in trouble where there is one; undefined: mail would not leave. */
async function wayOut(tx: Db, { mailboxId }: News): Promise<string | undefined> {
  const [mailboxes, sendings] = await Promise.all([listMailboxes(tx), allSendings(tx)]);
  const works = mailboxes.filter(
    ({ id, active, address }) => active && address && sendings.some((one) => one.mailbox_id === id && one.failure === null),
  );
  return (works.find(({ id }) => id !== mailboxId) ?? works[0])?.id;
}

/** Tells everybody who runs the desk: at the bell, and by mail where some mailbox still sends. */
export async function tellAdministrators(tx: Db, now: Date, news: News): Promise<void> {
  const holders = await administrators(tx);
  const people = await findPeopleByIds(
    tx,
    holders.map(({ id }) => id),
  );
  const told = [...people.values()].filter(({ active }) => active);
  const wordsFor = (language: (typeof told)[number]["language"]) => {
    const { detail, remedy } = sayFault(language, news.fault);
    const name = news.name || say(language, "alarm.outbox");
    return { detail, remedy, name, link: healthLink(), since: news.began.toISOString().slice(0, 16).replace("T", " ") };
  };
  await notifyAll(
    tx,
    told.map(({ id, language }) => {
      const { name, detail } = wordsFor(language);
      const text = news.kind === "mail_stopped" ? `${name}: ${detail}` : name;
      return { eventId: news.eventId, personId: id, kind: news.kind, text, at: now };
    }),
  );
  const mailboxId = await wayOut(tx, news);
  if (!mailboxId) return;
  const written = await writeMail(
    tx,
    told.map(({ name, language }) => {
      const { name: where, detail, remedy, link, since } = wordsFor(language);
      const values = {
        "person.name": name,
        "person.first_name": name.split(" ")[0] ?? name,
        "trouble.where": where,
        "trouble.what": detail,
        "trouble.remedy": remedy,
        "trouble.since": since,
        "desk.health_link": link,
      };
      return { kind: news.kind, language, ticketId: null, values };
    }),
  );
  await queueMessages(
    tx,
    told.flatMap(({ id, name, email, language }, index) => {
      const words = written[index];
      if (!email || !words) return [];
      const what = { eventId: news.eventId, kind: news.kind, ticketId: null, language, ...words };
      return [{ ...what, to: { personId: id, name, address: email }, mailboxId, automatic: "generated" as const, at: now }];
    }),
  );
}
