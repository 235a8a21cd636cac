import type { MailHead, MailMessage, Received } from "../../../contract/mail.ts";
import { htmlToShow } from "./html-to-show.ts";
import type { HeadRow, MessageRow } from "./store-message.ts";

const named = (id: string | null, name: string | null) => (id && name !== null ? { id, name } : null);

export const presentHead = (row: HeadRow): MailHead => ({
  id: row.id,
  outcome: row.outcome,
  ticket_number: row.ticket_number,
  message_id: row.message_id,
  reasons: row.reasons,
  mailbox: { id: row.mailbox_id, name: row.mailbox_name },
  via: row.via,
  received_at: row.received_at.toISOString(),
  size: row.size,
  from: row.from,
  subject: row.subject,
  person: named(row.person_id, row.person_name),
  ticket:
    row.ticket_id && row.ticket_number !== null
      ? { id: row.ticket_id, number: row.ticket_number, subject: row.ticket_subject ?? "" }
      : null,
  entry_id: row.entry_id,
  side_id: row.side_id,
});

/** `believes`: whether its mailbox names this checker as its own. */
export async function presentMessage(row: MessageRow, believes: (checker: string | null) => boolean): Promise<MailMessage> {
  const read = row.understood;
  return {
    ...presentHead(row),
    to: read?.to ?? [],
    cc: read?.cc ?? [],
    reply_to: read?.reply_to ?? [],
    date: read?.date ?? null,
    text: read?.text ?? "",
    new_text: read?.new_text ?? "",
    html: await htmlToShow(read?.html),
    attachments: (read?.attachments ?? []).map(({ file_name, media_type, size }) => ({ file_name, media_type, size })),
    classification: read?.classification ?? "unknown",
    language: read?.language ?? null,
    verdicts: {
      by: read?.verdicts.by ?? null,
      spf: read?.verdicts.spf ?? null,
      dkim: read?.verdicts.dkim ?? null,
      dmarc: read?.verdicts.dmarc ?? null,
      believed: believes(read?.verdicts.by ?? null),
    },
    envelope_from: row.envelope_from,
    envelope_to: row.envelope_to,
    duplicate_of: row.duplicate_of,
    decided_by: named(row.decided_by, row.decider_name),
    trace: read?.trace ?? [],
  };
}

/** What a door answers; `twice`: these very bytes were there before. */
export function presentReceived(row: HeadRow, twice: boolean): Received {
  if (!row.outcome) throw new Error("a message was answered for before it was understood");
  return {
    id: row.id,
    outcome: twice ? "duplicate" : row.outcome,
    ticket_number: row.ticket_number,
    message_id: row.message_id,
    reasons: twice ? ["same_message"] : row.reasons,
  };
}
