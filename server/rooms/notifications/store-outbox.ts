import { sql, tables, type Db } from "../../platform/db.ts";
import type { NotificationTables } from "./tables.ts";

export type OutboxRow = NotificationTables["outbox"];

/** One message per event, kind and address: a second one is not written. */
export const insertMessage = (tx: Db, row: OutboxRow) =>
  tables<NotificationTables>(tx)
    .insertInto("outbox")
    .values(row)
    .onConflict((at) => at.doNothing())
    .execute();

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

export async function wasTold(db: Db, ticketId: string, kinds: readonly string[]): Promise<boolean> {
  const row = await tables<NotificationTables>(db)
    .selectFrom("outbox")
    .select("id")
    .where("ticket_id", "=", ticketId)
    .where("kind", "in", kinds)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** What must not lie about once it is of no use. */
export const deleteMessagesBefore = (db: Db, kind: string, createdAt: Date) =>
  tables<NotificationTables>(db).deleteFrom("outbox").where("kind", "=", kind).where("created_at", "<", createdAt).execute();
