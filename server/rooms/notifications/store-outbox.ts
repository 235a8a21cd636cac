import { sql, tables, type Db } from "../../platform/db.ts";
import type { NotificationTables } from "./tables.ts";

export type OutboxRow = NotificationTables["outbox"];

/** One message per event, kind and address: a second one is not written. */
export async function insertMessages(tx: Db, rows: readonly OutboxRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tables<NotificationTables>(tx)
    .insertInto("outbox")
    .values(rows)
    .onConflict((at) => at.doNothing())
    .execute();
}

/** Newest first, one more than asked for. Rides outbox_newest_idx. */
export function listOutbox(db: Db, after: readonly unknown[] | null, limit: number) {
  let query = tables<NotificationTables>(db)
    .selectFrom("outbox")
    .select(["id", "to_address", "kind", "subject", "language", "created_at", "state"])
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1);
  if (after) query = query.where(sql<boolean>`(created_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  return query.execute();
}

/** About which of these tickets a message of these kinds was written. Rides outbox_ticket_idx. */
export async function toldAbout(db: Db, ticketIds: readonly string[], kinds: readonly string[]): Promise<Set<string>> {
  if (ticketIds.length === 0) return new Set();
  const rows = await tables<NotificationTables>(db)
    .selectFrom("outbox")
    .select("ticket_id")
    .distinct()
    .where("ticket_id", "=", sql<string>`any(${[...ticketIds]}::uuid[])`)
    .where("kind", "=", sql<string>`any(${[...kinds]}::text[])`)
    .execute();
  return new Set(rows.flatMap((row) => row.ticket_id ?? []));
}

/** What must not lie about once it is of no use. */
export const deleteMessagesBefore = (db: Db, kind: string, createdAt: Date) =>
  tables<NotificationTables>(db).deleteFrom("outbox").where("kind", "=", kind).where("created_at", "<", createdAt).execute();

/** How many messages have not left. */
export async function countUnsent(db: Db): Promise<{ waiting: number; failed: number }> {
  const { rows } = await sql<{ waiting: number; failed: number }>`
    select count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state = 'failed')::int as failed
    from outbox where state <> 'sent'`.execute(tables(db));
  return rows[0] ?? { waiting: 0, failed: 0 };
}
