import type { Selectable } from "kysely";
import type { MailTextKind } from "../../../contract/mail-texts.ts";
import type { Language } from "../../../contract/shapes.ts";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { TextTables } from "./tables.ts";

export type TextRow = Selectable<TextTables["mail_text"]>;

/** Which words are meant: of a kind, in a language, of one mailbox or (null) of all. */
export interface Place {
  kind: MailTextKind;
  language: Language;
  mailboxId: string | null;
}

const texts = (db: Db) => tables<TextTables>(db);

/** Every text that somebody wrote, of these kinds or of all. */
export function ownTexts(db: Db, kinds?: readonly MailTextKind[]): Promise<TextRow[]> {
  const query = texts(db).selectFrom("mail_text").selectAll().where("subject", "is not", null);
  return (kinds ? query.where("kind", "=", sql<MailTextKind>`any(${[...kinds]}::text[])`) : query).execute();
}

/** Its row, also one that went back to the usual words. */
export const textAt = (db: Db, { kind, language, mailboxId }: Place): Promise<TextRow | undefined> =>
  texts(db)
    .selectFrom("mail_text")
    .selectAll()
    .where("kind", "=", kind)
    .where("language", "=", language)
    .where("mailbox_id", "is not distinct from", mailboxId)
    .executeTakeFirst();

/** Writes the words, or (null) takes them away. False when another version than `before` is there by now. */
export async function putText(
  tx: Db,
  { kind, language, mailboxId }: Place,
  before: number,
  row: Pick<TextRow, "id" | "subject" | "body" | "changed_at" | "changed_by">,
): Promise<boolean> {
  const { id, ...words } = row;
  const done = await texts(tx)
    .insertInto("mail_text")
    .values({ id, kind, language, mailbox_id: mailboxId, ...words })
    .onConflict((at) =>
      at
        .columns(["kind", "language", "mailbox_id"])
        .doUpdateSet((is) => ({ ...words, version: is("mail_text.version", "+", 1) }))
        .where("mail_text.version", "=", before),
    )
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** The last page that somebody looked at takes the place of the one before. */
export async function keepPreview(tx: Db, row: TextTables["mail_text_preview"]): Promise<void> {
  const { person_id: _, ...page } = row;
  await texts(tx)
    .insertInto("mail_text_preview")
    .values(row)
    .onConflict((at) => at.column("person_id").doUpdateSet(page))
    .execute();
}

export const previewOf = (db: Db, personId: string, id: string): Promise<{ page: string } | undefined> =>
  texts(db).selectFrom("mail_text_preview").select("page").where("person_id", "=", personId).where("id", "=", id).executeTakeFirst();
