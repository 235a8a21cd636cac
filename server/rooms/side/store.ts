import type { Insertable, Selectable } from "kysely";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { SideTables } from "./tables.ts";

const side = (db: Db) => tables<SideTables>(db);

export type SideRow = Selectable<SideTables["side_conversation"]>;

export const insertSide = (tx: Db, row: SideRow) => side(tx).insertInto("side_conversation").values(row).execute();

export const insertMessage = (tx: Db, row: Insertable<SideTables["side_message"]>) =>
  side(tx).insertInto("side_message").values(row).execute();

export async function insertFiles(tx: Db, messageId: string, fileIds: readonly string[]): Promise<void> {
  if (fileIds.length === 0) return;
  const rows = fileIds.map((file_id, place) => ({ file_id, message_id: messageId, place }));
  await side(tx).insertInto("side_file").values(rows).execute();
}

export const findSide = (db: Db, id: string): Promise<SideRow | undefined> =>
  side(db).selectFrom("side_conversation").selectAll().where("id", "=", id).executeTakeFirst();

/** Done with, or (nulls) open again. */
export const updateClosed = (tx: Db, id: string, values: Pick<SideRow, "closed_at" | "closed_by">) =>
  side(tx).updateTable("side_conversation").set(values).where("id", "=", id).execute();

/** Nobody changes it until this transaction ends. */
export const lockMessage = (tx: Db, sideId: string, id: string) =>
  side(tx).selectFrom("side_message").selectAll().where("id", "=", id).where("side_id", "=", sideId).forUpdate().executeTakeFirst();

/** Answers the files that hung on it, in their order. */
export async function deleteMessage(tx: Db, id: string): Promise<string[]> {
  const rows = await side(tx).deleteFrom("side_file").where("message_id", "=", id).returning(["file_id", "place"]).execute();
  await side(tx).deleteFrom("side_message").where("id", "=", id).execute();
  return rows.toSorted((a, b) => a.place - b.place).map(({ file_id }) => file_id);
}

/** Whether anything stands in it: the first message may have been taken back. Rides side_message_side_idx. */
export const hasMessages = async (db: Db, id: string): Promise<boolean> =>
  (await side(db).selectFrom("side_message").select("id").where("side_id", "=", id).limit(1).executeTakeFirst()) !== undefined;

/** Of these tickets, oldest first, but those whose only message was taken back. Rides side_conversation_ticket_idx. */
export const sidesOf = (db: Db, ticketIds: readonly string[]) =>
  side(db)
    .selectFrom("side_conversation as s")
    .innerJoin("person_card as opener", "opener.id", "s.opened_by")
    .leftJoin("person_card as closer", "closer.id", "s.closed_by")
    .selectAll("s")
    .select(["opener.name as opener_name", "closer.name as closer_name"])
    .where("s.ticket_id", "=", sql<string>`any(${[...ticketIds]}::uuid[])`)
    .where((e) => e.exists(e.selectFrom("side_message as m").select("m.id").whereRef("m.side_id", "=", "s.id")))
    .orderBy("s.opened_at")
    .orderBy("s.id")
    .execute();
export type ListedSide = Awaited<ReturnType<typeof sidesOf>>[number];

/** Oldest first. Rides side_message_side_idx. */
export const messagesOf = (db: Db, sideIds: readonly string[]) =>
  side(db)
    .selectFrom("side_message as m")
    .leftJoin("person_card as author", "author.id", "m.author_id")
    .selectAll("m")
    .select("author.name as author_name")
    .where("m.side_id", "=", sql<string>`any(${[...sideIds]}::uuid[])`)
    .orderBy("m.at")
    .orderBy("m.id")
    .execute();
export type ListedMessage = Awaited<ReturnType<typeof messagesOf>>[number];

const files = (db: Db) =>
  side(db)
    .selectFrom("side_file as f")
    .innerJoin("file_card as file", "file.id", "f.file_id")
    .innerJoin("side_message as m", "m.id", "f.message_id")
    .select(["f.message_id", "file.id", "file.name", "file.size", "file.sha256", "file.picture"]);

/** Rides side_file_message_idx. */
export const filesOf = (db: Db, sideIds: readonly string[]) =>
  files(db)
    .where("m.side_id", "=", sql<string>`any(${[...sideIds]}::uuid[])`)
    .orderBy("f.place")
    .execute();

export const findFile = (db: Db, sideId: string, fileId: string) =>
  files(db).where("m.side_id", "=", sideId).where("f.file_id", "=", fileId).executeTakeFirst();
