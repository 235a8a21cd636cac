import type { Generated, JSONColumnType } from "kysely";
import type { Approval } from "../../../contract/approvals.ts";

export interface ApprovalTables {
  approval: {
    id: string;
    ticket_id: string;
    question: string;
    shown: JSONColumnType<Approval["shown"]>;
    rule: Approval["rule"];
    mandatory: boolean;
    own: boolean;
    waits: boolean;
    state: Generated<Approval["state"]>;
    reason: string | null;
    asked_by: string;
    asked_at: Date;
    expires_at: Date;
    ended_at: Date | null;
  };
  approval_ask: {
    id: string;
    approval_id: string;
    named_id: string;
    approver_id: string;
    nonce: string;
    answer: "approved" | "declined" | null;
    comment: string | null;
    answered_at: Date | null;
    by_mail: boolean | null;
    told_at: Date;
  };
  // Published by other rooms.
  person_card: { id: string; name: string };
  ticket_text: { id: string; number: number; subject: string };
}
