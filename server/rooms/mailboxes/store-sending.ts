import type { Insertable, Selectable, Updateable } from "kysely";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { MailboxTables } from "./tables.ts";

export type SendingRow = Selectable<MailboxTables["mailbox_sending"]>;

/** How every mailbox sends that can. */
export const allSendings = (db: Db): Promise<SendingRow[]> =>
  tables<MailboxTables>(db).selectFrom("mailbox_sending").selectAll().orderBy("mailbox_id").execute();

export async function upsertSending(tx: Db, row: Insertable<MailboxTables["mailbox_sending"]>): Promise<void> {
  const { mailbox_id: _, ...changes } = row;
  await tables<MailboxTables>(tx)
    .insertInto("mailbox_sending")
    .values(row)
    .onConflict((at) => at.column("mailbox_id").doUpdateSet({ ...changes, revision: sql`mailbox_sending.revision + 1` }))
    .execute();
}

/** How it goes; what older settings came to changes nothing. */
export const noteSending = (
  tx: Db,
  { mailbox_id, revision }: Pick<SendingRow, "mailbox_id" | "revision">,
  changes: Updateable<MailboxTables["mailbox_sending"]>,
) =>
  tables<MailboxTables>(tx)
    .updateTable("mailbox_sending")
    .set(changes)
    .where("mailbox_id", "=", mailbox_id)
    .where("revision", "=", revision)
    .execute();

/** Whether a password is kept that only the desk's key opens. */
export const anySendingSecret = async (db: Db): Promise<boolean> =>
  (await tables<MailboxTables>(db)
    .selectFrom("mailbox_sending")
    .select("mailbox_id")
    .where("secret", "is not", null)
    .executeTakeFirst()) !== undefined;
