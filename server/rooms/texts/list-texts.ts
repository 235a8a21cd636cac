import { mailTextKind } from "../../../contract/mail-texts.ts";
import { language as languages } from "../../../contract/shapes.ts";
import type { Db } from "../../platform/db.ts";
import { listMailboxes } from "../mailboxes/index.ts";
import { ownTexts } from "./store.ts";
import { wordsFor } from "./words-for.ts";

/** Every kind in every language, and behind each those of single mailboxes. */
export async function listTexts(db: Db) {
  const [own, mailboxes] = await Promise.all([ownTexts(db), listMailboxes(db)]);
  return mailTextKind.options.flatMap((kind) =>
    languages.options.flatMap((language) => {
      const rows = own.filter((row) => row.kind === kind && row.language === language);
      const changed = rows.find(({ mailbox_id }) => mailbox_id === null)?.changed_at.toISOString() ?? null;
      const { subject } = wordsFor(own, kind, language, null);
      const usual = { kind, language, mailbox: null, own: changed !== null, subject, changed_at: changed };
      const single = rows.flatMap((row) => {
        const mailbox = mailboxes.find(({ id }) => id === row.mailbox_id);
        if (!mailbox) return [];
        const named = { id: mailbox.id, name: mailbox.name };
        return [{ kind, language, mailbox: named, own: true, subject: row.subject ?? "", changed_at: row.changed_at.toISOString() }];
      });
      return [usual, ...single];
    }),
  );
}
