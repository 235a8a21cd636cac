import type { Generated } from "kysely";
import type { Channel, Status } from "../../../contract/tickets.ts";
import type { Outcome } from "../../../contract/contacts.ts";

export interface ContactTables {
  contact: {
    id: string;
    channel: Channel;
    direction: "inbound" | "outbound";
    state: "live" | "on_hold" | "wrap_up" | "ended";
    person_id: string | null;
    phone: string | null;
    technician_id: string | null;
    ticket_id: string | null;
    opened_ticket: boolean;
    started_at: Date;
    ended_at: Date | null;
    wrapped_up_at: Date | null;
    outcome: Outcome | null;
    note: string;
    hung_up_at: Date | null;
    unread: Generated<number>;
    unread_since: Date | null;
  };
  // Published by other rooms (migrations/0010-cards.sql).
  person_card: { id: string; name: string };
  chat_desk: { most_each: number };
  ticket_card: { id: string; number: number; subject: string; status: Status };
}
