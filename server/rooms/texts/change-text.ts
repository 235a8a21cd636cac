import type { MailTextGiven } from "../../../contract/mail-texts.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { Problem } from "../../platform/problem.ts";
import { requireVersion } from "../../platform/require-version.ts";
import { checkWords } from "./check-words.ts";
import type { Words } from "./defaults.ts";
import type { Found } from "./find-text.ts";
import { showText } from "./show-text.ts";
import { putText, textAt } from "./store.ts";

async function put(tx: Db, actor: Actor, now: Date, found: Found, words: Words | null, ifMatch: string | undefined): Promise<void> {
  const before = await textAt(tx, found);
  const current = () => showText(tx, actor.language, found);
  await requireVersion({ version: before?.version ?? 0 }, ifMatch, current);
  if (words === null && typeof before?.subject !== "string") return;
  const row = { id: before?.id ?? newId(), subject: words?.subject ?? null, body: words?.body ?? null, changed_at: now };
  if (!(await putText(tx, found, before?.version ?? 0, { ...row, changed_by: personIdOf(actor) })))
    throw new Problem(409, "version_conflict", { extra: { current: await current() } });
  const { kind, language, mailbox } = found;
  await publish(tx, {
    type: words ? "mail_text.changed" : "mail_text.reset",
    actorId: personIdOf(actor),
    data: { kind, language, mailbox: mailbox?.name ?? null, ...(words && { subject: words.subject, body: words.body }) },
  });
}

/** Writes a text in words of one's own. Publishes `mail_text.changed` with them. */
export function changeText(tx: Db, actor: Actor, now: Date, found: Found, given: MailTextGiven, ifMatch?: string): Promise<void> {
  checkWords(found.rules, given);
  return put(tx, actor, now, found, given, ifMatch);
}

/** Back to the words it had before. Publishes `mail_text.reset`. */
export const resetText = (tx: Db, actor: Actor, now: Date, found: Found, ifMatch?: string): Promise<void> =>
  put(tx, actor, now, found, null, ifMatch);
