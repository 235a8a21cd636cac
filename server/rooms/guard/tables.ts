import type { Generated, JSONColumnType } from "kysely";
import type { GuardKind } from "../../../contract/guard.ts";
import type { EventTables } from "../../platform/events/tables.ts";

export interface Way {
  kind: "mail" | "sms";
  /** The end of it. */
  to: string;
  /** With the link. */
  linked?: boolean;
}

export interface GuardTables {
  account_notice: {
    id: string;
    event_id: string;
    person_id: string;
    what: string;
    ways: JSONColumnType<Way[], string, string>;
    at: Date;
    denied_at: Date | null;
    /** The alarm that it may have raised was looked at and lifted. */
    voided_at: Generated<Date | null>;
  };
  guard_alarm: {
    id: string;
    kind: GuardKind;
    person_id: string | null;
    technician_id: string | null;
    number: string | null;
    caused_by: string[];
    locks: boolean;
    closed_account: Generated<boolean>;
    ticket_id: string | null;
    facts: JSONColumnType<Record<string, string | number>, string, string>;
    at: Date;
    lifted_at: Date | null;
    lifted_by: string | null;
    lifted_why: string | null;
  };
  event: EventTables["event"];
  /** View: in whose hours somebody works. */
  technician_hours: { person_id: string; team_id: string; calendar_id: string | null };
  /** View published by the access room: who was given a role. */
  entrusted_person: { person_id: string; administrator: boolean };
  // Published by other rooms.
  person_card: { id: string; name: string; active: boolean };
  contact_number: { ticket_id: string; phone: string; started_at: Date };
  ticket_card: { id: string; number: number };
}
