import type { Contact } from "../../../contract/contacts.ts";
import type { ContactRow } from "./store.ts";

const named = (id: string | null, name: string | null) => (id && name !== null ? { id, name } : null);

export interface Sight {
  /** Its subject may be of a restricted ticket; whoever may not read that sees the contact alone. */
  ticket: boolean;
  /** What was noted of a call about a restricted ticket is the inside of that ticket. */
  note: boolean;
}

export const presentContact = (row: ContactRow, sees: Sight): Contact => ({
  id: row.id,
  channel: row.channel,
  direction: row.direction,
  state: row.state,
  person: named(row.person_id, row.person_name),
  phone: row.phone,
  technician: named(row.technician_id, row.technician_name),
  started_at: row.started_at.toISOString(),
  ended_at: row.ended_at?.toISOString() ?? null,
  wrapped_up_at: row.wrapped_up_at?.toISOString() ?? null,
  outcome: row.outcome,
  note: sees.note ? row.note : "",
  ticket:
    sees.ticket && row.ticket_id && row.ticket_number !== null
      ? { id: row.ticket_id, number: row.ticket_number, subject: row.ticket_subject ?? "", status: row.ticket_status ?? "open" }
      : null,
  opened_ticket: row.opened_ticket,
  hung_up_at: row.hung_up_at?.toISOString() ?? null,
  unread: row.unread,
  since: (row.unread_since ?? row.started_at).toISOString(),
});
