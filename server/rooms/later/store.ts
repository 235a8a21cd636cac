import type { Selectable, Updateable } from "kysely";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { LaterTables } from "./tables.ts";

const later = (db: Db) => tables<LaterTables>(db);

export type ScheduledRow = Selectable<LaterTables["scheduled_reply"]>;

export type DueRow = Pick<ScheduledRow, "id" | "ticket_id" | "author_id">;

export const insertScheduled = (tx: Db, row: ScheduledRow) => later(tx).insertInto("scheduled_reply").values(row).execute();

export const insertFiles = async (tx: Db, replyId: string, fileIds: readonly string[]): Promise<void> => {
  if (fileIds.length === 0) return;
  const rows = fileIds.map((file_id, place) => ({ reply_id: replyId, file_id, place }));
  await later(tx).insertInto("scheduled_reply_file").values(rows).execute();
};

/** Of one ticket, the next one first. Rides scheduled_reply_ticket_idx. */
export const listScheduled = (db: Db, ticketId: string) =>
  later(db)
    .selectFrom("scheduled_reply as s")
    .innerJoin("person_card as author", "author.id", "s.author_id")
    .selectAll("s")
    .select("author.name as author_name")
    .where("s.ticket_id", "=", ticketId)
    .orderBy("s.send_at")
    .orderBy("s.id")
    .limit(200)
    .execute();
export type ListedRow = Awaited<ReturnType<typeof listScheduled>>[number];

export const filesOf = (db: Db, replyIds: readonly string[]) =>
  later(db)
    .selectFrom("scheduled_reply_file as f")
    .innerJoin("file_card as file", "file.id", "f.file_id")
    .select(["f.reply_id", "file.id", "file.name", "file.size", "file.picture"])
    .where("f.reply_id", "=", sql<string>`any(${[...replyIds]}::uuid[])`)
    .orderBy("f.place")
    .execute();

export const lockScheduled = (tx: Db, ticketId: string, id: string): Promise<ScheduledRow | undefined> =>
  later(tx).selectFrom("scheduled_reply").selectAll().where("id", "=", id).where("ticket_id", "=", ticketId).forUpdate().executeTakeFirst();

export const updateScheduled = (tx: Db, id: string, values: Updateable<LaterTables["scheduled_reply"]>) =>
  later(tx).updateTable("scheduled_reply").set(values).where("id", "=", id).execute();

export const deleteScheduled = (tx: Db, id: string) => later(tx).deleteFrom("scheduled_reply").where("id", "=", id).execute();

/** Those whose time has come, the oldest first. Rides scheduled_reply_due_idx. */
export const dueReplies = (db: Db, now: Date, limit: number): Promise<DueRow[]> =>
  later(db)
    .selectFrom("scheduled_reply")
    .select(["id", "ticket_id", "author_id"])
    .where("held", "is", null)
    .where("send_at", "<=", now)
    .orderBy("send_at")
    .orderBy("id")
    .limit(limit)
    .execute();

/** Which of these have words that wait for their time. Rides scheduled_reply_ticket_idx. */
export async function ticketsWithScheduled(db: Db, ticketIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ ticket_id: string }>`select distinct ticket_id from scheduled_reply
    where ticket_id = any(${ticketIds}::uuid[]) and held is null`.execute(later(db));
  return new Set(rows.map(({ ticket_id: id }) => id));
}

/** Whether words for one of these wait for their time, or are held. Rides scheduled_reply_ticket_idx. */
export async function hasScheduled(db: Db, ticketIds: readonly string[]): Promise<boolean> {
  const { rows } = await sql`select from scheduled_reply where ticket_id = any(${[...ticketIds]}::uuid[]) limit 1`.execute(later(db));
  return rows.length > 0;
}

/** Holds what others than who just wrote meant to send before; answers whose. */
export const holdOthers = (tx: Db, ticketId: string, writer: string | null, at: Date): Promise<{ id: string; author_id: string }[]> =>
  later(tx)
    .updateTable("scheduled_reply")
    .set({ held: "replied" })
    .where("ticket_id", "=", ticketId)
    .where("held", "is", null)
    .where("meant_at", "<", at)
    .where("author_id", "is distinct from", writer)
    .returning(["id", "author_id"])
    .execute();
