import type { Selectable } from "kysely";
import { tables, type Db } from "../../platform/db.ts";
import type { MailboxTables } from "./tables.ts";

export type MailboxRow = Selectable<MailboxTables["mailbox"]>;

const mailboxes = (db: Db) => tables<MailboxTables>(db).selectFrom("mailbox").selectAll();

export const mailboxByKey = (db: Db, key: string): Promise<MailboxRow | undefined> =>
  mailboxes(db).where("key", "=", key).executeTakeFirst();

export const mailboxById = (db: Db, id: string): Promise<MailboxRow | undefined> => mailboxes(db).where("id", "=", id).executeTakeFirst();

/** Every mailbox, the oldest first. */
export const allMailboxes = (db: Db): Promise<MailboxRow[]> => mailboxes(db).orderBy("created_at").orderBy("key").execute();
