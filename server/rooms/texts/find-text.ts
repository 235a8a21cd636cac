import { mailTextKind, type MailTextKind } from "../../../contract/mail-texts.ts";
import { language as languages, type Language } from "../../../contract/shapes.ts";
import type { Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import { notFound } from "../../platform/problem.ts";
import { findMailbox, findMailboxById, type MailboxRow } from "../mailboxes/index.ts";
import { kinds, type Kind } from "./kinds.ts";
import type { Place } from "./store.ts";

/** One text that an address names. */
export interface Found extends Place {
  kind: MailTextKind;
  language: Language;
  mailbox: MailboxRow | null;
  rules: Kind;
}

/** The text that an address names; 404 for one that there is not, also for a kind that is the same for every mailbox. */
export async function findText(db: Db, given: { kind: string; language: string }, mailboxKey: string | undefined): Promise<Found> {
  const [kind, language] = [mailTextKind.safeParse(given.kind), languages.safeParse(given.language)];
  if (!kind.success || !language.success) throw notFound("mail_text");
  const rules = kinds[kind.data];
  const mailbox =
    mailboxKey === undefined ? null : await (isId(mailboxKey) ? findMailboxById(db, mailboxKey) : findMailbox(db, mailboxKey));
  if (mailbox === undefined || (mailbox && !rules.perMailbox)) throw notFound("mailbox");
  return { kind: kind.data, language: language.data, mailbox, mailboxId: mailbox?.id ?? null, rules };
}
