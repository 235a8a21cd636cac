import type { Selectable } from "kysely";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { MailboxTables } from "./tables.ts";

const threads = (db: Db) => tables<MailboxTables>(db);

export type TokenRow = Selectable<MailboxTables["mail_token"]>;

export async function keepToken(tx: Db, row: TokenRow): Promise<void> {
  await threads(tx)
    .insertInto("mail_token")
    .values(row)
    .onConflict((at) => at.column("hash").doNothing())
    .execute();
}

export const findToken = (db: Db, hash: Buffer, now: Date): Promise<TokenRow | undefined> =>
  threads(db)
    .selectFrom("mail_token")
    .selectAll()
    .where("hash", "=", hash)
    .where((is) => is.or([is("expires_at", "is", null), is("expires_at", ">", now)]))
    .executeTakeFirst();

interface Kind {
  /** The desk sent them. */
  ours: boolean;
  /** Not to a requester. */
  inside?: boolean;
  /** The side conversation that they belong to. */
  sideId?: string | null;
}

/** Notes that messages with these ids belong to a ticket. Twice is once. */
export async function keepReferences(tx: Db, now: Date, ticketId: string, ids: readonly string[], kind: Kind): Promise<void> {
  const { ours, inside = false, sideId = null } = kind;
  const rows = ids
    .filter((id) => id.length > 0 && id.length <= 1000)
    .map((id) => ({ message_id: id, ticket_id: ticketId, ours, inside, side_id: sideId, at: now }));
  if (rows.length === 0) return;
  await threads(tx)
    .insertInto("mail_reference")
    .values(rows)
    .onConflict((at) => at.columns(["message_id", "ticket_id"]).doNothing())
    .execute();
}

/** What messages with these ids belong to; those of side conversations come first, then those that the desk sent, then the newest. */
export const ticketsReferenced = (
  db: Db,
  ids: readonly string[],
): Promise<{ ticket_id: string; message_id: string; ours: boolean; side_id: string | null }[]> =>
  threads(db)
    .selectFrom("mail_reference")
    .select(["ticket_id", "message_id", "ours", "side_id"])
    .where("message_id", "=", sql<string>`any(${[...ids]}::text[])`)
    .orderBy(sql`side_id is not null`, "desc")
    .orderBy("ours", "desc")
    .orderBy("at", "desc")
    .limit(20)
    .execute();

/** The ids of a ticket's messages, oldest first: for In-Reply-To and References of the next one to its requester. */
export const referencesOf = (db: Db, ticketId: string): Promise<{ message_id: string; ours: boolean }[]> =>
  threads(db)
    .selectFrom("mail_reference")
    .select(["message_id", "ours"])
    .where("ticket_id", "=", ticketId)
    .where("inside", "=", false)
    .orderBy("at")
    .orderBy("message_id")
    .execute();

/** As `referencesOf`, of a side conversation. Rides mail_reference_side_idx. */
export const referencesOfSide = (db: Db, sideId: string): Promise<{ message_id: string; ours: boolean }[]> =>
  threads(db)
    .selectFrom("mail_reference")
    .select(["message_id", "ours"])
    .where("side_id", "=", sideId)
    .orderBy("at")
    .orderBy("message_id")
    .execute();

/** A message went to another ticket: answers to it follow. */
export async function moveReference(tx: Db, messageId: string, from: string, to: string, now: Date): Promise<void> {
  await threads(tx).deleteFrom("mail_reference").where("message_id", "=", messageId).where("ticket_id", "=", from).execute();
  await keepReferences(tx, now, to, [messageId], { ours: false });
}
