import type { Language } from "../../../contract/shapes.ts";
import type { Db } from "../../platform/db.ts";
import { say } from "../../platform/i18n.ts";
import { newId } from "../../platform/id.ts";
import { insertMessages, type OutboxRow } from "./store-outbox.ts";

/** What the desk writes about; each has `mail.<kind>.subject` and `mail.<kind>.body` in every language. */
export type MessageKind =
  | "opened"
  | "replied"
  | "solved"
  | "sign_in_code"
  | "address_changed"
  | "factor_added"
  | "factor_removed"
  | "factors_reset"
  | "recovery_code_used"
  | "recovery_codes_created"
  | "password_changed"
  | "roles_changed";

export interface Addressee {
  id: string;
  name: string;
  email: string | null;
  language: Language;
}

export interface MessageGiven {
  /** The cause: one message per event, kind and address. Its Message-ID is made from it. */
  eventId: string | null;
  kind: MessageKind;
  to: Addressee;
  ticketId?: string | null;
  /** Fill the blanks of subject and body. */
  facts: Record<string, string | number>;
  at: Date;
}

// A line break in a subject would begin a header of its own.
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();

const firstName = (name: string): string => name.split(/\s/)[0] ?? name;

function rowOf({ kind, to, at, ...given }: MessageGiven, address: string): OutboxRow {
  const facts = { ...given.facts, name: firstName(to.name) };
  return {
    id: newId(),
    event_id: given.eventId,
    kind,
    to_address: address,
    person_id: to.id,
    ticket_id: given.ticketId ?? null,
    language: to.language,
    subject: oneLine(say(to.language, `mail.${kind}.subject`, facts)),
    body: say(to.language, `mail.${kind}.body`, facts),
    state: "waiting",
    created_at: at,
  };
}

/** Puts messages into the outbox in their readers' languages; nothing happens for somebody without an address. */
export const queueMessages = (tx: Db, given: readonly MessageGiven[]): Promise<void> =>
  insertMessages(
    tx,
    given.flatMap((one) => (one.to.email ? rowOf(one, one.to.email) : [])),
  );

export const queueMessage = (tx: Db, given: MessageGiven): Promise<void> => queueMessages(tx, [given]);
