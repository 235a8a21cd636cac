import { tables, type Db } from "../../platform/db.ts";
import type { TicketTables } from "./tables.ts";

/** A message in a ticket: a reply, or (then its id is the ticket's) the words that opened it. */
export interface MovedEntry {
  ticketId: string;
  entryId: string;
}

const own = (db: Db) => tables<TicketTables>(db);

export const findReply = (db: Db, id: string) => own(db).selectFrom("reply").selectAll().where("id", "=", id).executeTakeFirst();

/** A reply with its files goes to another ticket; the ids stay. */
export async function giveReply(tx: Db, from: string, id: string, ticketId: string): Promise<void> {
  await own(tx).updateTable("reply").set({ ticket_id: ticketId }).where("id", "=", id).execute();
  await own(tx).updateTable("attachment").set({ ticket_id: ticketId }).where("ticket_id", "=", from).where("entry_id", "=", id).execute();
}

/** The files of one entry go to another. */
export const giveAttachments = (tx: Db, from: MovedEntry, to: MovedEntry) =>
  own(tx)
    .updateTable("attachment")
    .set({ ticket_id: to.ticketId, entry_id: to.entryId })
    .where("ticket_id", "=", from.ticketId)
    .where("entry_id", "=", from.entryId)
    .execute();

export const deleteReply = (tx: Db, id: string) => own(tx).deleteFrom("reply").where("id", "=", id).execute();
