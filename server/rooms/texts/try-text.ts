import type { MailTextGiven } from "../../../contract/mail-texts.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { Problem } from "../../platform/problem.ts";
import { frameHtml, frameText, mailboxFor, queueMessages } from "../outbox/index.ts";
import { findPersonById } from "../people/index.ts";
import { checkWords } from "./check-words.ts";
import { examples } from "./examples.ts";
import type { Found } from "./find-text.ts";
import { keepPreview } from "./store.ts";
import { fillBody, fillSubject } from "./template.ts";

function filled({ language, rules }: Found, { subject, body }: MailTextGiven) {
  return { subject: fillSubject(subject, examples(language, rules.subject)), text: fillBody(body, examples(language, rules.body)) };
}

/** Some words as they would arrive, with made-up values. */
export async function previewText(tx: Db, actor: Actor, now: Date, found: Found, given: MailTextGiven) {
  checkWords(found.rules, given);
  const { subject, text } = filled(found, given);
  const mailbox = found.mailbox ?? (await mailboxFor(tx, [null])).get(null);
  const framed = { language: found.language, text, signature: mailbox?.signature ?? "", isThread: found.rules.perMailbox, marker: null };
  const id = newId();
  await keepPreview(tx, { person_id: personIdOf(actor), id, page: frameHtml(framed), made_at: now });
  const from = mailbox ? `${mailbox.sender_name} ${mailbox.address ? `<${mailbox.address}>` : ""}`.trim() : null;
  return { id, from, subject, text: frameText(framed) };
}

/** Sends some words with made-up values to who tries them, and to nobody else. */
export async function sendTest(tx: Db, actor: Actor, now: Date, found: Found, given: MailTextGiven): Promise<void> {
  checkWords(found.rules, given);
  const me = await findPersonById(tx, personIdOf(actor));
  if (!me?.email) throw new Problem(409, "no_own_address");
  await queueMessages(tx, [
    {
      eventId: null,
      kind: "test",
      to: { personId: me.id, name: me.name, address: me.email },
      ticketId: null,
      mailboxId: found.mailboxId,
      language: found.language,
      ...filled(found, given),
      automatic: "generated",
      at: now,
    },
  ]);
}
