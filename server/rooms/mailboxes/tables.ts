import type { Generated } from "kysely";
import type { Language } from "../../../contract/shapes.ts";

export interface MailboxTables {
  mailbox: {
    id: string;
    key: string;
    name: string;
    address: string | null;
    team_id: string | null;
    language: Language;
    sender_name: string;
    signature: string;
    plus_addressing: Generated<boolean>;
    receivers: string[];
    strangers: "open" | "hold";
    technician_replies: Generated<boolean>;
    active: Generated<boolean>;
    created_at: Generated<Date>;
    updated_at: Generated<Date>;
    version: Generated<number>;
  };
  mail_token: {
    hash: Buffer;
    ticket_id: string;
    person_id: string | null;
    technician: boolean;
    expires_at: Date | null;
    created_at: Date;
  };
  mail_reference: { message_id: string; ticket_id: string; ours: boolean; at: Date };
}
