import type { Notification } from "../../../contract/work.ts";
import type { NotificationRow } from "./store.ts";

/** `readable`: a ticket that went where its reader may not follow keeps its number and words to itself. */
export const presentNotification = (row: NotificationRow, readable: boolean): Notification => ({
  id: row.id,
  kind: row.kind,
  at: row.at.toISOString(),
  read: row.read_at !== null,
  ticket: readable && row.ticket_id && row.number !== null ? { id: row.ticket_id, number: row.number, subject: row.subject ?? "" } : null,
  actor: row.actor,
  text: readable || !row.ticket_id ? row.text : null,
});
