import type { MailTextKind } from "../../../contract/mail-texts.ts";
import type { Language } from "../../../contract/shapes.ts";
import { defaults, type Words } from "./defaults.ts";
import type { TextRow } from "./store.ts";

/** Whose words are sent: those of the mailbox, else those of all, else those the desk comes with. Pure. */
export function wordsFor(
  own: readonly Pick<TextRow, "kind" | "language" | "mailbox_id" | "subject" | "body">[],
  kind: MailTextKind,
  language: Language,
  mailboxId: string | null,
): Words {
  const mine = own.filter((row) => row.kind === kind && row.language === language);
  const row = mine.find(({ mailbox_id }) => mailbox_id !== null && mailbox_id === mailboxId) ?? mine.find((one) => one.mailbox_id === null);
  const { subject = null, body = null } = row ?? {};
  return subject !== null && body !== null ? { subject, body } : defaults[language][kind];
}
