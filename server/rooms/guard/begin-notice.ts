import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { say } from "../../platform/i18n.ts";
import { newId } from "../../platform/id.ts";
import type { PersonRow } from "../people/index.ts";
import { isSmsNumber, trySendSms } from "../sms/index.ts";
import { tokenOf } from "./link.ts";
import { insertNotice, putWays } from "./store.ts";
import { textedSince, textsSince } from "./store-notices.ts";
import type { Way } from "./tables.ts";

export interface NoticeGiven {
  eventId: string;
  what: string;
  person: PersonRow;
  /** Every address and number on file, those of before too. */
  mails: readonly string[];
  numbers: readonly (string | null)[];
  /** Numbers that were just put on file: whoever put them there gets no link that closes the account. */
  fresh?: readonly (string | null)[];
  /** One of very many: text messages only where no mail goes, and not without end. */
  many?: boolean;
  at: Date;
  /** Of the desk, without a slash at its end. */
  publicUrl: string;
}

const hour = 60 * 60_000;
/** Text messages about one of very many changes, in an hour. */
const mostOfMany = 50;
/** The same is told to one number once in this time, unless it got no link; mails all leave. */
const bundled = hour / 6;

const endOf = (address: string): string => address.replace(/^(.).*(@.*)$/, "$1…$2");
const digits = (number: string | null): string => (number ?? "").replaceAll(/[\s()-]/g, "");

async function textsLeave(tx: Db, { mails, many, at }: NoticeGiven): Promise<boolean> {
  return !many || (mails.length === 0 && (await textsSince(tx, new Date(at.getTime() - hour))) < mostOfMany);
}

/**
 * Begins to tell somebody of a change of their account: answers the link by which they say that it was not they, for the mails that the caller
 * writes, and sends the text messages itself. Null: they were told of this before. Publishes `guard.notified`.
 */
export async function beginNotice(tx: Db, given: NoticeGiven): Promise<string | null> {
  const { eventId, what, person, mails, numbers, fresh = [], at, publicUrl } = given;
  const id = newId();
  const [texts, before] = await Promise.all([textsLeave(tx, given), textedSince(tx, person.id, what, new Date(at.getTime() - bundled))]);
  const row = { id, event_id: eventId, person_id: person.id, what, ways: "[]", at, denied_at: null };
  if (!(await insertNotice(tx, row))) return null;
  const link = `${publicUrl}/not-me#${tokenOf(id)}`;
  const ways: Way[] = mails.map((address) => ({ kind: "mail", to: endOf(address) }));
  const words = say(person.language, `guard.sms.${what.replaceAll(".", "_")}`);
  const when = at.toISOString().slice(11, 16);
  const old = new Set(numbers.map(digits));
  const all = new Set([...old, ...fresh.map(digits)].filter((one): one is string => isSmsNumber(one)));
  for (const to of texts ? all : []) {
    const way: Way = { kind: "sms", to: `…${to.slice(-3)}`, linked: old.has(to) };
    if (before.some((one) => one.to === way.to && (one.linked || !way.linked))) continue;
    const text = say(person.language, way.linked ? "guard.sms" : "guard.sms_fresh", { what: words, when, link });
    if (await trySendSms(tx, { to, text, personId: person.id, reason: "notice", at })) ways.push(way);
  }
  await putWays(tx, id, ways);
  const told = ways.map(({ kind, to }) => `${kind} ${to}`);
  await publish(tx, { type: "guard.notified", actorId: null, personId: person.id, data: { what, told } }, at);
  return link;
}
