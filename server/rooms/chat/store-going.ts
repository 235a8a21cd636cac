import { tables, type Db } from "../../platform/db.ts";
import type { ChatTables } from "./tables.ts";

/** The chat that goes on in a contact. Rides chat_contact_idx. */
export const goingOf = (db: Db, contactId: string) =>
  tables<ChatTables>(db).selectFrom("chat").select("id").where("contact_id", "=", contactId).where("state", "=", "open").executeTakeFirst();

/** The chat about a ticket that somebody has. Rides chat_ticket_idx. */
export const goingAt = (db: Db, ticketId: string, technicianId: string) =>
  tables<ChatTables>(db)
    .selectFrom("chat")
    .select("id")
    .where("ticket_id", "=", ticketId)
    .where("technician_id", "=", technicianId)
    .where("state", "=", "open")
    .executeTakeFirst();

/** The chat about a ticket, whoever has it. Rides chat_ticket_idx. */
export const goingAbout = (db: Db, ticketId: string) =>
  tables<ChatTables>(db).selectFrom("chat").select("id").where("ticket_id", "=", ticketId).where("state", "=", "open").executeTakeFirst();
