import { sql, tables, type Db } from "../../platform/db.ts";
import type { NotificationTables } from "./tables.ts";

export type NotificationRow = Awaited<ReturnType<typeof listNotifications>>[number];

/** Answers who was told; somebody whom the same event told already is not told again. */
export async function insertNotifications(tx: Db, rows: readonly NotificationTables["notification"][]): Promise<string[]> {
  if (rows.length === 0) return [];
  const added = await tables<NotificationTables>(tx)
    .insertInto("notification")
    .values(rows)
    .onConflict((at) => at.doNothing())
    .returning("person_id")
    .execute();
  return added.map((row) => row.person_id);
}

/** Newest first, one more than asked for. Rides notification_person_idx. */
export function listNotifications(db: Db, personId: string, unread: boolean, after: readonly unknown[] | null, limit: number) {
  let query = tables<NotificationTables>(db)
    .selectFrom("notification as n")
    .leftJoin("ticket_card as t", "t.id", "n.ticket_id")
    .leftJoin("person_card as a", "a.id", "n.actor_id")
    .select(["n.id", "n.kind", "n.at", "n.read_at", "n.text", "n.ticket_id", "t.number", "t.subject", "a.name as actor"])
    .where("n.person_id", "=", personId)
    .orderBy("n.at", "desc")
    .orderBy("n.id", "desc")
    .limit(limit + 1);
  if (unread) query = query.where("n.read_at", "is", null);
  if (after) query = query.where(sql<boolean>`(n.at, n.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  return query.execute();
}

export async function countUnread(db: Db, personId: string): Promise<number> {
  const row = await tables<NotificationTables>(db)
    .selectFrom("notification")
    .select(sql<number>`count(*)`.as("count"))
    .where("person_id", "=", personId)
    .where("read_at", "is", null)
    .executeTakeFirstOrThrow();
  return row.count;
}

export const markRead = (tx: Db, personId: string, now: Date) =>
  tables<NotificationTables>(tx)
    .updateTable("notification")
    .set({ read_at: now })
    .where("person_id", "=", personId)
    .where("read_at", "is", null)
    .execute();

/** The words of replies, by id. */
export async function replyBodies(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tables<NotificationTables>(db)
    .selectFrom("reply_card")
    .select(["id", "body"])
    .where("id", "=", sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, row.body]));
}

/** About which of these tickets somebody is on the telephone right now. */
export async function beingTalkedAbout(db: Db, ticketIds: readonly string[]): Promise<Set<string>> {
  if (ticketIds.length === 0) return new Set();
  const rows = await tables<NotificationTables>(db)
    .selectFrom("contact_card")
    .select("ticket_id")
    .where("ticket_id", "=", sql<string>`any(${[...ticketIds]}::uuid[])`)
    .where("ended_at", "is", null)
    .execute();
  return new Set(rows.flatMap((row) => row.ticket_id ?? []));
}

/** Those of them who work at the desk or look into it. */
export async function insideAmong(db: Db, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ person_id: string }>`
    select person_id from technician where person_id = any(${[...ids]}::uuid[])
    union select person_id from entrusted_person where person_id = any(${[...ids]}::uuid[])`.execute(tables<NotificationTables>(db));
  return new Set(rows.map((row) => row.person_id));
}
