import type { Insertable, Selectable, Updateable } from "kysely";
import { tables, type Db } from "../../platform/db.ts";
import { prepared, type Blueprint } from "../../platform/prepared.ts";
import type { MailboxTables } from "./tables.ts";

export type MailboxRow = Selectable<MailboxTables["mailbox"]>;

const mailboxes = (db: Db) => tables<MailboxTables>(db).selectFrom("mailbox").selectAll();

const byKey = prepared((db: Blueprint<MailboxTables>, { key }: { key: string }) =>
  db.selectFrom("mailbox").selectAll().where("key", "=", key),
);
export const mailboxByKey = async (db: Db, key: string): Promise<MailboxRow | undefined> => (await byKey(db, { key }))[0];

export const mailboxById = (db: Db, id: string): Promise<MailboxRow | undefined> => mailboxes(db).where("id", "=", id).executeTakeFirst();

/** Every mailbox, the oldest first. */
export const allMailboxes = (db: Db): Promise<MailboxRow[]> => all(db, {});
const all = prepared((db: Blueprint<MailboxTables>) => db.selectFrom("mailbox").selectAll().orderBy("created_at").orderBy("key"));

export const lockMailbox = (tx: Db, id: string): Promise<MailboxRow | undefined> =>
  mailboxes(tx).where("id", "=", id).forUpdate().executeTakeFirst();

/** Answers false when the key or the address is another mailbox's. */
export async function insertMailbox(tx: Db, row: Insertable<MailboxTables["mailbox"]>): Promise<boolean> {
  const done = await tables<MailboxTables>(tx)
    .insertInto("mailbox")
    .values(row)
    .onConflict((at) => at.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Changes a mailbox; also without any field: what stands beside it changed. */
export async function updateMailbox(tx: Db, id: string, changes: Updateable<MailboxTables["mailbox"]>, now: Date): Promise<void> {
  await tables<MailboxTables>(tx)
    .updateTable("mailbox")
    .set((is) => ({ ...changes, updated_at: now, version: is("version", "+", 1) }))
    .where("id", "=", id)
    .execute();
}

export const mailboxByAddress = (db: Db, address: string): Promise<MailboxRow | undefined> =>
  mailboxes(db).where("address", "=", address).executeTakeFirst();
