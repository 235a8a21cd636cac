import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type { Channel, Status } from "../../../contract/tickets.ts";
import type { Priority } from "../../../contract/catalog.ts";
import type { FieldKept, FieldValue, FieldValues } from "../../../contract/field.ts";

export type { FieldValues } from "../../../contract/field.ts";
export type WaitingReason = "requester" | "vendor" | "scheduled" | "approval" | "parts";
export type StayOutcome = "handed_up" | "handed_down" | "handed_over" | "bounced" | "resolved";

/** How a ticket stood before it was merged; JSON has no dates. */
export interface StoodBefore {
  status: Status;
  waiting_reason: WaitingReason | null;
  waiting_until: string | null;
  closed_at: string | null;
}

export interface TicketColumns {
  id: string;
  number: number;
  kind: "incident" | "service_request";
  subject: string;
  description: string;
  channel: Channel;
  requester_id: string | null;
  on_behalf_of_id: string | null;
  organization_id: string | null;
  site_id: string | null;
  room_id: string | null;
  category_id: string | null;
  request_type_id: string | null;
  fields: JSONColumnType<FieldValues>;
  impact: number;
  urgency: number;
  priority: Priority;
  status: Status;
  active: Generated<boolean>;
  waiting_reason: WaitingReason | null;
  waiting_until: Date | null;
  tier: number;
  team_id: string;
  assignee_id: string | null;
  accepted: boolean;
  awaits: "requester" | "technician";
  restricted: Generated<boolean>;
  confidential: Generated<boolean>;
  reader_ids: Generated<string[]>;
  systemic: Generated<boolean>;
  announcement: string | null;
  tags: string[];
  work_minutes: ColumnType<number, number | undefined, number>;
  resolution: string | null;
  reopened: Generated<number>;
  solved_on_first_contact: boolean | null;
  source: string | null;
  external_id: string | null;
  opened_by: string | null;
  opened_at: Date;
  updated_at: Date;
  first_answered_at: Date | null;
  due_at: Date | null;
  resolved_at: Date | null;
  closed_at: Date | null;
  confirmed_at: Date | null;
  discarded_at: Date | null;
  has_files: Generated<boolean>;
  /** The words that it is found by, as PostgreSQL writes a tsvector; null: it makes them itself. */
  search: ColumnType<string | null, string | null | undefined, never>;
  mailbox_id: string | null;
  step: Generated<string | null>;
  merged_into_id: Generated<string | null>;
  merged_shared: Generated<boolean>;
  version: Generated<number>;
}

export interface TicketTables {
  ticket: TicketColumns;
  reply: { id: string; ticket_id: string; author_id: string | null; from_technician: boolean; channel: Channel; body: string; at: Date };
  note: { id: string; ticket_id: string; author_id: string | null; body: string; at: Date };
  mention: { note_id: string; person_id: string; at: Date };
  stay: {
    id: string;
    ticket_id: string;
    team_id: string;
    tier: number;
    from_at: Date;
    to_at: Date | null;
    outcome: StayOutcome | null;
    accepted_at: Date | null;
    accepted_by: string | null;
  };
  handover: {
    id: string;
    ticket_id: string;
    from_stay_id: string;
    to_stay_id: string;
    author_id: string | null;
    reason: string;
    asked: string;
    tried: string;
    found: string;
    evidence: string;
    question: string;
    at: Date;
  };
  offer: {
    id: string;
    ticket_id: string;
    technician_id: string;
    /** null: routing asks. */
    offered_by: string | null;
    at: Date;
    /** By when it has to be accepted; null: whenever. */
    until_at: Generated<Date | null>;
    answer: "accepted" | "declined" | "withdrawn" | "expired" | null;
    reason: string | null;
    answered_at: Date | null;
  };
  watcher: { ticket_id: string; person_id: string; added_at: Date };
  time_entry: {
    id: string;
    ticket_id: string;
    technician_id: string;
    started_at: Date;
    ended_at: Date | null;
    minutes: number | null;
    note: string | null;
    source: "typed" | "stopwatch" | "contact";
  };
  ticket_merge: {
    id: string;
    from_id: string;
    into_id: string;
    shared: boolean;
    merged_by: string | null;
    merged_at: Date;
    was: JSONColumnType<StoodBefore>;
    joined: string[];
    undone_by: string | null;
    undone_at: Date | null;
  };
  attachment: { file_id: string; ticket_id: string; entry_id: string; place: number };
  /** What technicians alone answer in a form: no query that serves a requester names it. */
  inner_attachment: { file_id: string; ticket_id: string };
  inner_answer: { ticket_id: string; key: string; value: ColumnType<FieldValue, string, string> };
  secret_answer: { ticket_id: string; key: string; secret: string; written_by: string | null; written_at: Date };
  note_attachment: { file_id: string; ticket_id: string; entry_id: string; place: number };
  // Published by other rooms (migrations/0010-cards.sql).
  person_card: { id: string; name: string; email: string | null; language: "en" | "nb"; organization_id: string | null; active: boolean };
  organization_card: { id: string; name: string };
  site_card: { id: string; name: string };
  room_card: { id: string; name: string };
  file_card: { id: string; name: string; size: number; sha256: string; picture: string | null };
  checklist_card: { ticket_id: string; template_id: string };
  checklist_gate_card: {
    ticket_id: string;
    checklist_id: string;
    added_at: Date;
    item_id: string;
    place: number;
    text: string;
    kind: "step" | "approval" | "task";
  };
  duplicate_card: { ticket_id: string; followed_id: string };
  team_card: { id: string; key: string; name: string; tier: number };
  category_card: { id: string; key: string; name_en: string; name_nb: string; path_en: string; path_nb: string; team_id: string | null };
  request_form_card: { id: string; key: string; name_en: string; name_nb: string; fields: FieldKept[]; gated: boolean };
  request_type_card: { id: string; key: string; name_en: string; name_nb: string };
}
