import type { Selectable } from "kysely";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { SideTables } from "./tables.ts";

const side = (db: Db) => tables<SideTables>(db);

export type SideRow = Selectable<SideTables["side_conversation"]>;

export const insertSide = (tx: Db, row: SideRow) => side(tx).insertInto("side_conversation").values(row).execute();

export const insertMessage = (tx: Db, row: Selectable<SideTables["side_message"]>) =>
  side(tx).insertInto("side_message").values(row).execute();

export async function insertFiles(tx: Db, messageId: string, fileIds: readonly string[]): Promise<void> {
  if (fileIds.length === 0) return;
  const rows = fileIds.map((file_id, place) => ({ file_id, message_id: messageId, place }));
  await side(tx).insertInto("side_file").values(rows).execute();
}

export const findSide = (db: Db, id: string): Promise<SideRow | undefined> =>
  side(db).selectFrom("side_conversation").selectAll().where("id", "=", id).executeTakeFirst();

/** Of one ticket, oldest first. Rides side_conversation_ticket_idx. */
export const sidesOf = (db: Db, ticketId: string) =>
  side(db)
    .selectFrom("side_conversation as s")
    .innerJoin("person_card as opener", "opener.id", "s.opened_by")
    .selectAll("s")
    .select("opener.name as opener_name")
    .where("s.ticket_id", "=", ticketId)
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
