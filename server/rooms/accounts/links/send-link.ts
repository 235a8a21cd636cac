import type { Db } from "../../../platform/db.ts";
import { publish } from "../../../platform/events/publish.ts";
import { say } from "../../../platform/i18n.ts";
import { newId } from "../../../platform/id.ts";
import { queuePasswordLink, passwordLinkAt } from "../../notifications/index.ts";
import { findPersonById, type PersonRow } from "../../people/index.ts";
import { trySendSms } from "../../sms/index.ts";
import type { ActionRow } from "../store.ts";
import { masked } from "./masked.ts";
import { hashOf, newToken } from "./token.ts";
import { insertLink } from "./store.ts";

const minutes = 60;

async function send(tx: Db, person: PersonRow, row: ActionRow, token: string, at: Date, giveUpAt: Date): Promise<boolean> {
  const to = row.deliver_to ?? "";
  const link = passwordLinkAt(token);
  if (row.deliver === "sms") {
    const text = say(person.language, "password_link.sms", { account: row.account, minutes, link });
    return (await trySendSms(tx, { to, text, personId: person.id, reason: "code", at, giveUpAt })) !== null;
  }
  const { id, name, language } = person;
  await queuePasswordLink(tx, { to: { id, name, email: to, language }, account: row.account, link, minutes, at, giveUpAt });
  return true;
}

/**
 * The link by which its owner chooses the password, once one that nobody knows was written. What opens it goes to where they were proved to be,
 * or is made when they ask for it in the portal; it stands nowhere. Publishes `account_action.link_sent`.
 */
export async function sendLink(tx: Db, row: ActionRow, now: Date): Promise<void> {
  if (!row.deliver || !row.person_id || row.key === null) return;
  const person = await findPersonById(tx, row.person_id);
  if (!person) return;
  const goodUntil = new Date(now.getTime() + minutes * 60_000);
  const token = row.deliver === "portal" ? null : newToken();
  const sent = token === null || (await send(tx, person, row, token, now, goodUntil));
  await insertLink(tx, {
    ...{ id: newId(), action_id: row.id, person_id: person.id, directory_id: row.directory_id, key: row.key, account: row.account },
    ...{ way: row.deliver, token_hash: token === null ? null : hashOf(token), made_at: now, good_until: goodUntil, sent },
    ...{ tries: 0, trying_until: null, used_at: null },
  });
  const data = { action_id: row.id, account: row.account, by: row.deliver, to: masked(row.deliver, row.deliver_to), sent };
  await publish(tx, { type: "account_action.link_sent", actorId: null, ticketId: row.ticket_id, personId: person.id, data }, now);
}
