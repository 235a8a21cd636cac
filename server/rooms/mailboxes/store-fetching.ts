import type { Insertable, Selectable, Updateable } from "kysely";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { MailboxTables } from "./tables.ts";

export type FetchingRow = Selectable<MailboxTables["mailbox_fetching"]>;

export type LeftRow = Selectable<MailboxTables["mailbox_left"]>;

const fetchings = (db: Db) => tables<MailboxTables>(db).selectFrom("mailbox_fetching").selectAll();

export const fetchingOf = (db: Db, mailboxId: string): Promise<FetchingRow | undefined> =>
  fetchings(db).where("mailbox_id", "=", mailboxId).executeTakeFirst();

export const allFetchings = (db: Db): Promise<FetchingRow[]> => fetchings(db).execute();

/** How many messages were left on the server, by mailbox. */
export async function countLeft(db: Db): Promise<Map<string, number>> {
  const rows = await tables<MailboxTables>(db)
    .selectFrom("mailbox_left")
    .select(["mailbox_id", sql<number>`count(*)::int`.as("count")])
    .groupBy("mailbox_id")
    .execute();
  return new Map(rows.map((row) => [row.mailbox_id, row.count]));
}

/** The latest hundred that were left on the server, newest first. */
export const listLeft = (db: Db, mailboxId: string) =>
  tables<MailboxTables>(db)
    .selectFrom("mailbox_left")
    .selectAll()
    .where("mailbox_id", "=", mailboxId)
    .orderBy("found_at", "desc")
    .orderBy("uid", "desc")
    .limit(100)
    .execute();

export async function upsertFetching(tx: Db, row: Insertable<MailboxTables["mailbox_fetching"]>): Promise<void> {
  const { mailbox_id: _, ...changes } = row;
  await tables<MailboxTables>(tx)
    .insertInto("mailbox_fetching")
    .values(row)
    .onConflict((at) => at.column("mailbox_id").doUpdateSet({ ...changes, revision: sql`mailbox_fetching.revision + 1` }))
    .execute();
}

/** Where the reader stands and how it goes; a reader of older settings changes nothing. */
export async function noteFetching(
  tx: Db,
  { mailbox_id, revision }: Pick<FetchingRow, "mailbox_id" | "revision">,
  changes: Updateable<MailboxTables["mailbox_fetching"]>,
): Promise<void> {
  await tables<MailboxTables>(tx)
    .updateTable("mailbox_fetching")
    .set(changes)
    .where("mailbox_id", "=", mailbox_id)
    .where("revision", "=", revision)
    .execute();
}

/** Nothing that is known of the server's folder holds for another one. */
export async function forgetFolder(tx: Db, mailboxId: string): Promise<void> {
  const db = tables<MailboxTables>(tx);
  await db.deleteFrom("mailbox_taken").where("mailbox_id", "=", mailboxId).execute();
  await db.deleteFrom("mailbox_left").where("mailbox_id", "=", mailboxId).execute();
}

export async function deleteFetching(tx: Db, mailboxId: string): Promise<boolean> {
  const done = await tables<MailboxTables>(tx).deleteFrom("mailbox_fetching").where("mailbox_id", "=", mailboxId).executeTakeFirst();
  return done.numDeletedRows === 1n;
}
