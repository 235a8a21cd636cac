import { sql, tables, type Db } from "../../platform/db.ts";
import type { NotificationTables } from "./tables.ts";

export type NotificationRow = Awaited<ReturnType<typeof listNotifications>>[number];

/** Answers false when this event told the person already. */
export async function insertNotification(tx: Db, row: NotificationTables["notification"]): Promise<boolean> {
  const done = await tables<NotificationTables>(tx)
    .insertInto("notification")
    .values(row)
    .onConflict((at) => at.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
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

export const replyBody = async (db: Db, replyId: string, ticketId: string): Promise<string | null> => {
  const row = await tables<NotificationTables>(db)
    .selectFrom("reply_card")
    .select("body")
    .where("id", "=", replyId)
    .where("ticket_id", "=", ticketId)
    .executeTakeFirst();
  return row?.body ?? null;
};

/** Whether somebody is on the telephone about it right now. */
export async function isBeingTalkedAbout(db: Db, ticketId: string): Promise<boolean> {
  const row = await tables<NotificationTables>(db)
    .selectFrom("contact_card")
    .select("id")
    .where("ticket_id", "=", ticketId)
    .where("ended_at", "is", null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
