import type { ColumnType } from "kysely";
import type { AccountClass } from "../../../contract/verification.ts";

export interface ContactChanges {
  email?: string | null;
  phone?: string | null;
  mobile?: string | null;
}

export interface DeskAccountTables {
  held_change: {
    id: string;
    kind: "contact" | "factors";
    person_id: string;
    changes: ColumnType<ContactChanges, string, never>;
    account_class: AccountClass;
    ticket_id: string;
    asked_by: string;
    asked_at: Date;
    not_before: Date;
    ended_at: Date | null;
    outcome: "done" | "dropped" | "refused" | null;
    failure: string | null;
  };
  // Published by other rooms.
  person_signing_in: { person_id: string };
  person_locked: { person_id: string };
  person_card: { id: string; name: string };
  ticket_card: { id: string; number: number };
}
