import { createHash } from "node:crypto";
import type { MailReason, Outcome } from "../../../contract/mail.ts";
import type { Decision } from "./decide.ts";
import { keepUnderstanding } from "./kept-understanding.ts";
import type { Applied } from "./letter.ts";
import type { Read, Settled } from "./store-message.ts";
import type { Understood } from "./understand/understood.ts";

export const outcomes: Record<Decision["do"], Outcome> = {
  open: "opened",
  append: "appended",
  side: "appended",
  hold: "held",
  ignore: "ignored",
  quarantine: "quarantined",
};

/** The same words by another way: a list, a second mailbox, a server that sent it twice. Message-ID alone is no proof of that. */
export function contentKey({ message_id, from, subject, date, text }: Understood): Buffer | null {
  if (!message_id) return null;
  return createHash("sha256")
    .update(JSON.stringify([message_id, from?.address, subject, date, text]))
    .digest();
}

/** What a message's own row says of what became of it. */
export const settled = (now: Date, outcome: Outcome, reasons: MailReason[], applied: Applied): Settled => ({
  state: outcome === "quarantined" ? "quarantined" : "understood",
  outcome,
  reasons,
  ticket_id: applied.ticketId,
  entry_id: applied.entryId,
  side_id: applied.sideId ?? null,
  person_id: applied.personId,
  decided_at: now,
});

/** What its row says of what was understood. */
export const read = (understood: Understood, key: Buffer | null): Read => ({
  message_id: understood.message_id?.slice(0, 1000) ?? null,
  content_key: key,
  from_address: understood.from?.address.toLowerCase() ?? null,
  subject: understood.subject.replaceAll("\0", "").toWellFormed().slice(0, 1000),
  understood: keepUnderstanding(understood),
});

/** Of a message that led to nothing. */
export const nothing: Applied = { ticketId: null, entryId: null, personId: null };
