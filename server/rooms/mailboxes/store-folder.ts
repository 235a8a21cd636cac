import { sql, tables, type Db } from "../../platform/db.ts";
import type { FetchingRow } from "./store-fetching.ts";
import type { MailboxTables } from "./tables.ts";

const folder = (db: Db) => tables<MailboxTables>(db);
type Reader = Pick<FetchingRow, "mailbox_id" | "revision">;

/** Moves the reader's place on, never back; a reader of older settings moves nothing. */
async function moveOn(
  tx: Db,
  { mailbox_id, revision }: Reader,
  uidValidity: number,
  uid: number,
  more: { last_mail_at?: Date } = {},
): Promise<void> {
  await folder(tx)
    .updateTable("mailbox_fetching")
    .set((is) => ({ last_uid: sql<number>`greatest(${is.ref("last_uid")}, ${uid}::bigint)`, ...more }))
    .where("mailbox_id", "=", mailbox_id)
    .where("revision", "=", revision)
    .where("uid_validity", "=", uidValidity)
    .execute();
}

/** The message is the desk's: its place in the folder is behind us, and what is to happen with it there is noted. */
export async function noteTaken(tx: Db, reader: Reader, uidValidity: number, uid: number, now: Date): Promise<void> {
  await folder(tx)
    .insertInto("mailbox_taken")
    .values({ mailbox_id: reader.mailbox_id, uid_validity: uidValidity, uid })
    .onConflict((at) => at.doNothing())
    .execute();
  await moveOn(tx, reader, uidValidity, uid, { last_mail_at: now });
}

/** Nothing was to be taken up to here. */
export const noteSkipped = (tx: Db, reader: Reader, uidValidity: number, uid: number): Promise<void> =>
  moveOn(tx, reader, uidValidity, uid);

export interface LeftMessage {
  uid: number;
  size: number;
  reason: "too_long" | "unreadable";
  from_address: string | null;
  subject: string;
  arrived_at: Date | null;
}

/** The message stays on the server, and everybody can see that it does. */
export async function noteLeft(tx: Db, reader: Reader, uidValidity: number, left: LeftMessage, now: Date): Promise<void> {
  await folder(tx)
    .insertInto("mailbox_left")
    .values({ mailbox_id: reader.mailbox_id, uid_validity: uidValidity, found_at: now, ...left })
    .onConflict((at) => at.doNothing())
    .execute();
  await moveOn(tx, reader, uidValidity, left.uid);
}

/** Messages that the desk has and the server does not know it yet, the oldest first. */
export async function takenIn(db: Db, mailboxId: string, uidValidity: number): Promise<number[]> {
  const rows = await folder(db)
    .selectFrom("mailbox_taken")
    .select("uid")
    .where("mailbox_id", "=", mailboxId)
    .where("uid_validity", "=", uidValidity)
    .orderBy("uid")
    .execute();
  return rows.map(({ uid }) => uid);
}

/** The server knows. */
export async function forgetTaken(tx: Db, mailboxId: string, uidValidity: number, uids: readonly number[]): Promise<void> {
  await folder(tx)
    .deleteFrom("mailbox_taken")
    .where("mailbox_id", "=", mailboxId)
    .where("uid_validity", "=", uidValidity)
    .where("uid", "=", sql<number>`any(${[...uids]}::bigint[])`)
    .execute();
}
