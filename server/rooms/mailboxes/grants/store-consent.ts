import type { Insertable, Selectable } from "kysely";
import { tables, type Db } from "../../../platform/db.ts";
import type { MailboxTables } from "../tables.ts";

export type ConsentRow = Selectable<MailboxTables["mailbox_consent"]>;
const consents = (db: Db) => tables<MailboxTables>(db);

/** Keeps that somebody was sent to a provider; whoever did not come back in time is forgotten. */
export async function insertConsent(tx: Db, row: Insertable<MailboxTables["mailbox_consent"]>, now: Date): Promise<void> {
  await consents(tx).deleteFrom("mailbox_consent").where("expires_at", "<=", now).execute();
  await consents(tx).insertInto("mailbox_consent").values(row).execute();
}

/** Somebody came back: once, in the session that was sent, and in time. */
export const takeConsent = (tx: Db, hash: Buffer, sessionId: string, now: Date): Promise<ConsentRow | undefined> =>
  consents(tx)
    .deleteFrom("mailbox_consent")
    .where("hash", "=", hash)
    .where("session_id", "=", sessionId)
    .where("expires_at", ">", now)
    .returningAll()
    .executeTakeFirst();

export async function forgetConsents(tx: Db, mailboxId: string): Promise<void> {
  await consents(tx).deleteFrom("mailbox_consent").where("mailbox_id", "=", mailboxId).execute();
}
