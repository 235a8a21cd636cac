import type { MailTextKind } from "../../../contract/mail-texts.ts";
import type { Language } from "../../../contract/shapes.ts";
import type { Db } from "../../platform/db.ts";
import { mailboxFor } from "../outbox/index.ts";
import { kinds } from "./kinds.ts";
import { ownTexts } from "./store.ts";
import { fillBody, fillSubject, type Values } from "./template.ts";
import { wordsFor } from "./words-for.ts";

export interface MailToWrite {
  kind: MailTextKind;
  language: Language;
  /** Its mailbox may have words of its own. */
  ticketId: string | null;
  /** By path; one that the kind does not list is not used, whatever is given. */
  values: Values;
}

/** No kind fills a blank that its list does not name. */
const listed = (paths: readonly string[], values: Values): Values =>
  Object.fromEntries(paths.map((path) => [path, Object.hasOwn(values, path) ? (values[path] ?? "") : ""]));

/** What the desk says by mail, in the words that stand for it now, in the order given. */
export async function writeMail(tx: Db, given: readonly MailToWrite[]): Promise<{ subject: string; text: string }[]> {
  if (given.length === 0) return [];
  const own = await ownTexts(tx, [...new Set(given.map(({ kind }) => kind))]);
  const mailboxes = own.some(({ mailbox_id }) => mailbox_id !== null)
    ? await mailboxFor(
        tx,
        given.map(({ ticketId }) => ticketId),
      )
    : new Map<string | null, never>();
  return given.map(({ kind, language, ticketId, values }) => {
    const words = wordsFor(own, kind, language, mailboxes.get(ticketId)?.id ?? null);
    return {
      subject: fillSubject(words.subject, listed(kinds[kind].subject, values)),
      text: fillBody(words.body, listed(kinds[kind].body, values)),
    };
  });
}
