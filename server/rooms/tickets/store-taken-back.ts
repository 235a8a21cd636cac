import { sql, tables, type Db } from "../../platform/db.ts";
import type { Standing } from "./reply.ts";
import type { TicketTables } from "./tables.ts";

const open = (db: Db) => tables<TicketTables>(db);

export const lockReply = (tx: Db, ticketId: string, id: string) =>
  open(tx).selectFrom("reply").selectAll().where("id", "=", id).where("ticket_id", "=", ticketId).forUpdate().executeTakeFirst();

/** How the ticket stood before a reply; undefined for one that came with more than itself, such as a solution. */
export async function standBefore(db: Db, ticketId: string, replyId: string): Promise<Standing | undefined> {
  const { rows } = await sql<{ was: Standing | null }>`
    select data -> 'was' as was from event
    where ticket_id = ${ticketId} and type = 'reply.added' and data ->> 'reply_id' = ${replyId} order by id desc limit 1`.execute(open(db));
  return rows[0]?.was ?? undefined;
}

/** Answers the files that hung on it. */
export async function deleteReply(tx: Db, id: string): Promise<string[]> {
  const files = await open(tx).deleteFrom("attachment").where("entry_id", "=", id).returning(["file_id", "place"]).execute();
  await open(tx).deleteFrom("reply").where("id", "=", id).execute();
  return files.toSorted((a, b) => a.place - b.place).map(({ file_id }) => file_id);
}
