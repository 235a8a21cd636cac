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

/** Whether a secret is kept that only the desk's key opens. */
export async function holdsMailSecrets(db: Db): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`
    select exists (select from mailbox_sending where secret is not null)
      or exists (select from mailbox_fetching where secret is not null)
      or exists (select from mailbox_grant) as any`.execute(tables(db));
  return rows[0]?.any ?? false;
}

export const sendingOf = (db: Db, mailboxId: string): Promise<SendingRow | undefined> =>
  tables<MailboxTables>(db).selectFrom("mailbox_sending").selectAll().where("mailbox_id", "=", mailboxId).executeTakeFirst();

export async function deleteSending(tx: Db, mailboxId: string): Promise<boolean> {
  const done = await tables<MailboxTables>(tx).deleteFrom("mailbox_sending").where("mailbox_id", "=", mailboxId).executeTakeFirst();
  return done.numDeletedRows === 1n;
}
