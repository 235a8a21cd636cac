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
    inside: boolean;
    expires_at: Date | null;
    created_at: Date;
  };
  mailbox_fetching: {
    mailbox_id: string;
    host: string;
    port: number;
    security: "tls" | "starttls";
    user_name: string;
    auth: "password" | "oauth2";
    secret: string | null;
    secret_set_at: Date | null;
    certificate: string | null;
    folder: string;
    afterwards: "seen" | "move" | "delete";
    move_to: string | null;
    take_from: Date | null;
    revision: Generated<number>;
    reader: string | null;
    leased_until: Date | null;
    uid_validity: number | null;
    last_uid: Generated<number>;
    known_below: Generated<number>;
    last_ok_at: Date | null;
    last_mail_at: Date | null;
    failing_since: Date | null;
    failure: string | null;
    failure_facts: Generated<Record<string, string | number>>;
  };
  mailbox_sending: {
    mailbox_id: string;
    host: string;
    port: number;
    security: "tls" | "starttls" | "none";
    user_name: string;
    auth: "password" | "oauth2" | "none";
    secret: string | null;
    secret_set_at: Date | null;
    certificate: string | null;
    revision: Generated<number>;
    last_ok_at: Date | null;
    failures: Generated<number>;
    paused_until: Date | null;
    failing_since: Date | null;
    failure: string | null;
    failure_facts: Generated<Record<string, string | number>>;
  };
  mailbox_taken: { mailbox_id: string; uid_validity: number; uid: number };
  mailbox_left: {
    mailbox_id: string;
    uid_validity: number;
    uid: number;
    size: number;
    reason: "too_long" | "unreadable";
    from_address: string | null;
    subject: string;
    arrived_at: Date | null;
    found_at: Date;
  };
  mailbox_probe: {
    mailbox_id: string;
    every_minutes: Generated<number>;
    active: Generated<boolean>;
    token: string | null;
    sent_at: Date | null;
    back_at: Date | null;
    failing_since: Date | null;
  };
  mail_reference: { message_id: string; ticket_id: string; ours: boolean; inside: boolean; at: Date };
}
