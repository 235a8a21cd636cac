import type { Notification } from "../../../contract/work.ts";
import type { NotificationRow } from "./store.ts";
import type { OutboxRow } from "./store-outbox.ts";

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

export const presentMessage = (row: Pick<OutboxRow, "id" | "to_address" | "kind" | "subject" | "language" | "created_at" | "state">) => ({
  id: row.id,
  to: row.to_address,
  kind: row.kind,
  subject: row.subject,
  language: row.language,
  created_at: row.created_at.toISOString(),
  state: row.state,
});
