import type { JSONColumnType } from "kysely";
import type { MailReason, Outcome } from "../../../contract/mail.ts";
import type { KeptUnderstanding } from "./kept-understanding.ts";

export interface MailTables {
  mail_message: {
    id: string;
    mailbox_id: string;
    via: "imap" | "smtp" | "pipe" | "api";
    sha256: Buffer;
    size: number;
    raw: Buffer;
    envelope_from: string | null;
    envelope_to: string[];
    received_at: Date;
    state: "received" | "understood" | "quarantined";
    attempts: number;
    tried_at: Date | null;
    outcome: Outcome | null;
    reasons: MailReason[];
    ticket_id: string | null;
    entry_id: string | null;
    person_id: string | null;
    message_id: string | null;
    content_key: Buffer | null;
    from_address: string | null;
    subject: string;
    understood: JSONColumnType<KeptUnderstanding> | null;
    side_id: string | null;
    duplicate_of: string | null;
    decided_at: Date | null;
    decided_by: string | null;
  };
  mail_door: {
    id: string;
    host: string;
    port: number;
    greets: string;
    opened_at: Date;
    seen_at: Date;
    last_mail_at: Date | null;
    last_refusal: string | null;
    last_refused_at: Date | null;
  };
  mail_piece: { mail_id: string; place: number; bytes: Buffer };
  mail_breaker: { mailbox_id: string; address: string; until: Date };
  mail_tag: { tag: string; domain: string; ticket_id: string; side_id: string | null; at: Date };
  // Published by other rooms.
  mailbox: { id: string; key: string; name: string };
  person_card: { id: string; name: string };
  ticket_card: { id: string; number: number; subject: string };
}
