import type { Generated, JSONColumnType } from "kysely";
import type { RecurrenceRun } from "../../../contract/recurring.ts";
import type { Refusal } from "../tickets/index.ts";

/** What of a time could not be done. */
export interface Trouble {
  what: RecurrenceRun["troubles"][number]["what"];
  /** null: something of ours went wrong. */
  refusal: Refusal | null;
}

export interface RecurringTables {
  recurrence: {
    id: string;
    team_id: string;
    rule: string;
    starts_on: string;
    clock: string;
    time_zone: string;
    subject: string;
    description: string;
    request_type_id: string | null;
    fields: Record<string, string | number | boolean | string[]>;
    impact: number | null;
    urgency: number | null;
    checklist_id: string | null;
    assignee_id: string | null;
    requester_id: string;
    active: boolean;
    next_at: Date | null;
    changed_by: string;
    changed_at: Date;
    version: Generated<number>;
    retired_at: Date | null;
  };
  recurrence_run: {
    recurrence_id: string;
    due_at: Date;
    outcome: RecurrenceRun["outcome"];
    at: Date;
    missed: Generated<number>;
    ticket_id: string | null;
    troubles: JSONColumnType<Trouble[]>;
  };
  // Published by other rooms.
  person_card: { id: string; name: string };
  team_card: { id: string; name: string };
}
