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

/** A message that belongs to a ticket. */
export interface Reference extends Kind {
  messageId: string;
  ticketId: string;
  at: Date;
}

/** Notes to which tickets messages belong. Twice is once. */
export async function keepReferences(tx: Db, references: readonly Reference[]): Promise<void> {
  const rows = references
    .filter(({ messageId }) => messageId.length > 0 && messageId.length <= 1000)
    .map(({ messageId, ticketId, ours, inside = false, sideId = null, at }) => ({
      message_id: messageId,
      ticket_id: ticketId,
      ours,
      inside,
      side_id: sideId,
      at,
    }));
  if (rows.length === 0) return;
  await sql`
    insert into mail_reference (message_id, ticket_id, ours, inside, side_id, at)
    select message_id, ticket_id, ours, inside, side_id, at from jsonb_populate_recordset(null::mail_reference, ${JSON.stringify(rows)}::jsonb)
    on conflict (message_id, ticket_id) do nothing`.execute(threads(tx));
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

// RFC 5322 lets a line have 998 characters; some servers break at fewer.
const latest = 19;

/**
 * The ids of messages in these threads, oldest first: for In-Reply-To and References of the next one. Of a long thread, as RFC 5537
 * advises to trim, the first, which names it, and the latest. Of a ticket those that its requester has.
 */
export async function threadsOf(db: Db, of: "ticket" | "side", ids: readonly string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map();
  const itself = of === "ticket" ? sql`ticket_id = asked.id and not inside` : sql`side_id = asked.id`;
  const { rows } = await sql<{ id: string; message_ids: string[] }>`
    select asked.id, array_agg(message_id order by at, message_id) as message_ids
    from unnest(${[...ids]}::uuid[]) as asked (id) cross join lateral (
      (select message_id, at from mail_reference where ${itself} order by at, message_id limit 1)
      union
      (select message_id, at from mail_reference where ${itself} order by at desc, message_id desc limit ${sql.lit(latest)})
    ) as thread
    group by asked.id`.execute(threads(db));
  return new Map(rows.map(({ id, message_ids }) => [id, message_ids]));
}

/** A message went to another ticket: answers to it follow. */
export async function moveReference(tx: Db, messageId: string, from: string, to: string, now: Date): Promise<void> {
  await threads(tx).deleteFrom("mail_reference").where("message_id", "=", messageId).where("ticket_id", "=", from).execute();
  await keepReferences(tx, [{ messageId, ticketId: to, ours: false, at: now }]);
}
