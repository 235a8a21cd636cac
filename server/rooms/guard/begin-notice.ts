import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { say } from "../../platform/i18n.ts";
import { newId } from "../../platform/id.ts";
import type { PersonRow } from "../people/index.ts";
import { isSmsNumber, trySendSms } from "../sms/index.ts";
import { tokenOf } from "./link.ts";
import { insertNotice, putWays } from "./store.ts";
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
  at: Date;
  /** Of the desk, without a slash at its end. */
  publicUrl: string;
}

const endOf = (address: string): string => address.replace(/^(.).*(@.*)$/, "$1…$2");
const digits = (number: string | null): string => (number ?? "").replaceAll(/[\s()-]/g, "");

/**
 * Begins to tell somebody of a change of their account: answers the link by which they say that it was not they, for the mails that the caller
 * writes, and sends the text messages itself. Null: they were told of this before. Publishes `guard.notified`.
 */
export async function beginNotice(
  tx: Db,
  { eventId, what, person, mails, numbers, fresh = [], at, publicUrl }: NoticeGiven,
): Promise<string | null> {
  const id = newId();
  const row = { id, event_id: eventId, person_id: person.id, what, ways: "[]", at, denied_at: null };
  if (!(await insertNotice(tx, row))) return null;
  const link = `${publicUrl}/not-me#${tokenOf(id)}`;
  const ways: Way[] = mails.map((address) => ({ kind: "mail", to: endOf(address) }));
  const words = say(person.language, `guard.sms.${what.replaceAll(".", "_")}`);
  const when = at.toISOString().slice(11, 16);
  const old = new Set(numbers.map(digits));
  const all = new Set([...old, ...fresh.map(digits)].filter((one): one is string => isSmsNumber(one)));
  for (const to of all) {
    const text = say(person.language, old.has(to) ? "guard.sms" : "guard.sms_fresh", { what: words, when, link });
    if (await trySendSms(tx, { to, text, personId: person.id, reason: "notice", at })) ways.push({ kind: "sms", to: `…${to.slice(-3)}` });
  }
  await putWays(tx, id, ways);
  const told = ways.map(({ kind, to }) => `${kind} ${to}`);
  await publish(tx, { type: "guard.notified", actorId: null, personId: person.id, data: { what, told } }, at);
  return link;
}
