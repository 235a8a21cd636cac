import type { ColumnType, Generated } from "kysely";
import type { AccountClass, EvidenceSet, SensitiveAction, VerificationMethod } from "../../../contract/verification.ts";

type Json<T> = ColumnType<T, string, string>;

export interface VerificationTables {
  verification_policy: {
    action: SensitiveAction;
    account_class: AccountClass;
    sets: Json<EvidenceSet[]>;
    changed_at: Date;
    changed_by: string | null;
  };
  verification: {
    id: string;
    ticket_id: string;
    person_id: string;
    directory_id: string | null;
    account_key: string;
    action: SensitiveAction;
    technician_id: string;
    method: VerificationMethod;
    state: Generated<"open" | "passed" | "failed" | "cancelled">;
    started_at: Date;
    open_until: Date;
    tries: Generated<number>;
    asked_id: string | null;
    facts: ColumnType<Record<string, unknown>, string | undefined, string>;
    ended_at: Date | null;
    failure: string | null;
    good_until: Date | null;
    used_at: Date | null;
    use_id: string | null;
  };
  verification_use: {
    id: string;
    ticket_id: string;
    person_id: string;
    directory_id: string | null;
    account_key: string;
    account_class: AccountClass;
    action: SensitiveAction;
    technician_id: string;
    at: Date;
    not_before: Date | null;
  };
  contact_point: { person_id: string; kind: "email" | "phone" | "mobile"; value: string; since: Date; until: Date | null };
  // Published by other rooms.
  person_card: { id: string; name: string; active: boolean };
  answering_person: { person_id: string; open: boolean; leads: boolean };
  ticket_text: { id: string; number: number; subject: string };
}
