import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { gathered } from "../../platform/gathered.ts";
import { Problem } from "../../platform/problem.ts";
import { actorFor } from "../access/index.ts";
import type { MailboxRow } from "../mailboxes/index.ts";
import { isForgedId } from "../outbox/index.ts";
import { findPeopleByEmails, isOwnDomain, type PersonRow } from "../people/index.ts";
import { mayOpenForOthers } from "../tickets/index.ts";
import type { MailFacts } from "./decide.ts";
import { findCandidate, tokensOf } from "./find-candidate.ts";
import { calm, mostFromDomain, mostFromPair, paceWindow, type Pace } from "./pace.ts";
import { lately } from "./store-breaker.ts";
import { openedBySender } from "./store-message.ts";
import type { Understood } from "./understand/understood.ts";

/** A sender who opens more tickets than this within the time is no person with that many troubles; nor is one with the same one so often. */
const floodTickets = 200;
const floodOfSame = 100;

export interface Arrived {
  mailbox: MailboxRow;
  mailboxes: readonly MailboxRow[];
  understood: Understood;
  envelopeTo: readonly string[];
  now: Date;
}

/** What a decision rests on, and who sent it. */
export interface Gathered {
  facts: MailFacts;
  person: PersonRow | null;
  actor: Actor | null;
}

/** As the desk sees them; null for somebody whose account is closed. */
async function actorOf(tx: Db, person: PersonRow): Promise<Actor | null> {
  try {
    return await actorFor(tx, person.id);
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return null;
    throw error;
  }
}

/** The check that counts: of the receiver that the mailbox names. What says "fail" is believed from anybody: nobody forges that. */
export function weigh({ verdicts }: Pick<Understood, "verdicts">, mailbox: Pick<MailboxRow, "receivers">) {
  const by = verdicts.by?.toLowerCase() ?? "";
  const believed = mailbox.receivers.some((receiver) => receiver.toLowerCase() === by);
  const { spf, dkim, dmarc } = verdicts;
  const failed = dmarc === "fail" || (dmarc !== "pass" && spf === "fail" && dkim !== "pass");
  const aligned = believed && verdicts.aligned;
  return { believed, failed, checked: mailbox.receivers.length > 0, aligned, dmarc: aligned && dmarc === "pass" };
}

/** Whether it answers an id of ours that we never gave. */
function answersForged({ in_reply_to, references }: Understood, mailboxes: readonly MailboxRow[]): boolean {
  const hosts = new Set(mailboxes.flatMap(({ address }) => address?.slice(address.lastIndexOf("@") + 1).toLowerCase() ?? []));
  return [...in_reply_to, ...references].slice(0, 100).some((id) => isForgedId(id, hosts));
}

/** The newest of too many tickets: where the rest goes. */
async function floodOf(tx: Db, address: string, subject: string, now: Date, count: number): Promise<string | null> {
  if (count < floodOfSame) return null;
  const opened = await openedBySender(tx, { address, since: new Date(now.getTime() - paceWindow), limit: floodTickets });
  const same = opened.filter((one) => kindOf(one.subject) === kindOf(subject));
  if (same.length >= floodOfSame) return same[0]?.ticket_id ?? null;
  return opened.length < floodTickets ? null : (opened[0]?.ticket_id ?? null);
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf("@") + 1).toLowerCase();

/** How fast a sender, and all of their domain, write lately. */
async function paceOf(
  tx: Db,
  { mailbox, mailboxes, understood, now }: Arrived,
  given: string,
): Promise<Pace & { floodTicketId: string | null }> {
  const since = new Date(now.getTime() - paceWindow);
  const [address, domain] = [given.toLowerCase(), domainOf(given)];
  const ofDesk = mailboxes.some((one) => one.address !== null && domainOf(one.address) === domain);
  const ownDomain = ofDesk || (await isOwnDomain(tx, domain));
  const limits = { most_led: mostFromPair, most_opened: floodTickets, most_from_domain: mostFromDomain({ ownDomain }) };
  const {
    led,
    opened,
    from_domain: fromDomain,
    paused,
  } = await lately(tx, { mailbox_id: mailbox.id, address, domain, since, now, ...limits });
  const floodTicketId = await floodOf(tx, address, understood.subject, now, opened);
  return { fromPair: led, isPaused: paused, fromDomain, ownDomain, floodTicketId };
}

/** Alarms differ in their numbers only. */
const kindOf = (subject: string): string => subject.replaceAll(/\d+/g, "0").trim().toLowerCase();

/** Who has an address. */
const personAt = gathered(async (tx: Db, addresses: readonly string[]): Promise<(PersonRow | undefined)[]> => {
  const found = await findPeopleByEmails(tx, addresses);
  return addresses.map((address) => found.get(address.toLowerCase()));
});

export async function gatherFacts(tx: Db, arrived: Arrived): Promise<Gathered> {
  const { mailbox, mailboxes, understood } = arrived;
  const from = understood.from;
  const [person, { floodTicketId, ...pace }] = await Promise.all([
    from ? personAt(tx, from.address) : undefined,
    from ? paceOf(tx, arrived, from.address) : { ...calm, floodTicketId: null },
  ]);
  const actor = person ? await actorOf(tx, person) : null;
  const candidate = await findCandidate(tx, arrived, actor);
  const { failed, checked, aligned, dmarc } = weigh(understood, mailbox);
  return {
    person: person ?? null,
    actor,
    facts: {
      message: understood,
      failed,
      checked,
      aligned,
      dmarc,
      fromOurselves: mailboxes.some(({ address }) => address !== null && address === from?.address.toLowerCase()),
      sender: {
        id: person?.id ?? null,
        known: person !== undefined,
        technician: actor !== null && mayOpenForOthers(actor),
        closed: person !== undefined && actor === null,
      },
      candidate,
      unknownToken: (candidate?.tie !== "token" && tokensOf(arrived).length > 0) || (!candidate && answersForged(understood, mailboxes)),
      mailbox,
      floodTicketId,
      pace,
    },
  };
}
