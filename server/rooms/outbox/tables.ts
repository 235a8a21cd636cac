import type { Generated } from "kysely";
import type { OutboxState } from "../../../contract/outbox.ts";
import type { Language } from "../../../contract/shapes.ts";

/** Why something is not sent, for our own sentence about it: `delivery.<trouble>`. */
export type Trouble = "put_off" | "refused" | "no_answer" | "unsure" | "bad_address" | "unreadable" | "capped" | "bounced" | "taken_back";

export interface OutboxTables {
  outbox: {
    id: string;
    event_id: string | null;
    kind: string;
    to_address: string;
    to_name: Generated<string>;
    person_id: string | null;
    ticket_id: string | null;
    entry_id: string | null;
    side_id: string | null;
    mailbox_id: string | null;
    message_id: string | null;
    in_reply_to: string | null;
    reference_ids: Generated<string[]>;
    language: Language;
    subject: string;
    body: string;
    html: string | null;
    automatic: Generated<"no" | "generated" | "replied">;
    technician: Generated<boolean>;
    unsubscribe: string | null;
    state: OutboxState;
    attempts: Generated<number>;
    next_try_at: Generated<Date>;
    give_up_at: Date | null;
    lease_until: Date | null;
    trouble: Trouble | null;
    answer: string | null;
    created_at: Generated<Date>;
    sent_at: Date | null;
    ended_at: Date | null;
  };
  outbox_calendar: { outbox_id: string; method: "REQUEST" | "CANCEL"; content: string };
  outbox_file: { outbox_id: string; file_id: string; place: number };
  /** Published by the rooms above. Notes have no view here: no mail can quote one. */
  attachment: { file_id: string; ticket_id: string; entry_id: string; place: number };
  file_card: { id: string; name: string; size: number; sha256: string };
}
