import type { MailText } from "../../../contract/mail-texts.ts";
import type { Language } from "../../../contract/shapes.ts";
import type { Db } from "../../platform/db.ts";
import { say } from "../../platform/i18n.ts";
import { findPersonById } from "../people/index.ts";
import { examples } from "./examples.ts";
import type { Found } from "./find-text.ts";
import { ownTexts, textAt } from "./store.ts";
import { wordsFor } from "./words-for.ts";

/** A text as it stands, with all that may stand in it; `reader`: the language of who looks. */
export async function showText(db: Db, reader: Language, found: Found): Promise<MailText> {
  const { kind, language, mailbox, mailboxId, rules } = found;
  const [own, row] = await Promise.all([ownTexts(db, [kind]), textAt(db, found)]);
  const others = own.filter(({ id }) => id !== row?.id);
  const by = row?.changed_by ? await findPersonById(db, row.changed_by) : undefined;
  const shown = examples(language, rules.body);
  return {
    kind,
    language,
    mailbox: mailbox && { id: mailbox.id, name: mailbox.name },
    own: typeof row?.subject === "string",
    ...wordsFor(own, kind, language, mailboxId),
    without: wordsFor(others, kind, language, mailboxId),
    paths: rules.body.map((path) => ({
      path,
      about: say(reader, `mail_path.${path}`),
      example: shown[path] ?? "",
      subject: rules.subject.includes(path),
    })),
    needed: rules.needed.map((oneOf) => [...oneOf]),
    per_mailbox: rules.perMailbox,
    changed_at: row?.changed_at.toISOString() ?? null,
    changed_by: by ? { id: by.id, name: by.name } : null,
    version: row?.version ?? 0,
  };
}
