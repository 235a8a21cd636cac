import type { Generated, JSONColumnType } from "kysely";
import type { CounterWords, VisitReason } from "../../../contract/counters.ts";
import type { Language } from "../../../contract/shapes.ts";
import type { Status } from "../../../contract/tickets.ts";

export interface CounterTables {
  counter: {
    id: string;
    key: string;
    name_en: string;
    name_nb: string;
    place: string;
    site_id: string | null;
    team_id: string | null;
    calendar_id: string | null;
    letter: string;
    reasons: JSONColumnType<VisitReason[]>;
    words: JSONColumnType<CounterWords>;
    most_waiting: number;
    shows: "number" | "name";
    by_phone: boolean;
    sound: boolean;
    active: boolean;
    slot_minutes: Generated<number>;
    seats: Generated<number>;
    days_ahead: Generated<number>;
    version: Generated<number>;
    changed_at: Date;
  };
  counter_device: {
    id: string;
    counter_id: string;
    kind: "kiosk" | "board";
    name: string;
    code_hash: Buffer | null;
    code_until: Date | null;
    token_hash: Buffer | null;
    made_at: Date;
    paired_at: Date | null;
    seen_at: Date | null;
    revoked_at: Date | null;
  };
  walk_in: {
    id: string;
    counter_id: string;
    team_id: string;
    /** The counter that gave the number; it is kept when they are sent on. */
    numbered_at: string;
    day: string;
    number: number;
    label: string;
    token_hash: Buffer;
    visitor_name: string;
    account: string | null;
    reason_key: string | null;
    reason_en: string | null;
    reason_nb: string | null;
    said: string;
    language: Language;
    via: "kiosk" | "phone";
    device_id: string | null;
    network: string | null;
    state: "waiting" | "called" | "serving" | "served" | "no_show" | "left";
    arrived_at: Date;
    queued_at: Date;
    waiting_since: Date;
    waited_ms: Generated<number>;
    called_at: Date | null;
    calls: Generated<number>;
    desk: string | null;
    technician_id: string | null;
    served_at: Date | null;
    ended_at: Date | null;
    ticket_id: string | null;
    contact_id: string | null;
    rating: "good" | "fair" | "poor" | null;
    rated_at: Date | null;
    appointment_id: string | null;
    due_at: Date | null;
  };
  appointment: {
    id: string;
    counter_id: string;
    person_id: string;
    ticket_id: string | null;
    reason_key: string | null;
    about: string;
    starts_at: Date;
    ends_at: Date;
    seat: number;
    state: "booked" | "cancelled" | "came";
    sequence: Generated<number>;
    booked_by: string | null;
    made_at: Date;
    reminded_at: Date | null;
  };
  loan: {
    asset_id: string | null;
    id: string;
    ticket_id: string;
    contact_id: string | null;
    what: string;
    lent_at: Date;
    lent_by: string | null;
    due_at: Date;
    promise_id: string;
    returned_at: Date | null;
    returned_to: string | null;
  };
  // Published by other rooms.
  /** Published by the assets room. */
  asset_card: { id: string; tag: string; name: string };
  person_card: { id: string; name: string; email: string | null };
  team_card: { id: string; name: string };
  site_card: { id: string; name: string };
  ticket_card: { id: string; number: number; subject: string; status: Status };
}
