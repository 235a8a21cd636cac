import type { Chat } from "../../../contract/chat.ts";
import type { ChatMessage, VisitorChat } from "../../../contract/chat-visitor.ts";
import type { MessageRow } from "./store-messages.ts";
import type { ShownChat } from "./store-shown.ts";

const named = (id: string | null, name: string | null) => (id && name !== null ? { id, name } : null);

export const presentMessage = (row: MessageRow): ChatMessage => ({
  id: row.id,
  seq: row.seq,
  side: row.side,
  author: row.author,
  what: row.what,
  body: row.body,
  files: row.files.map(({ id, name, size }) => ({ id, name, size })),
  at: row.at.toISOString(),
});

/** What a visitor sees of their chat: nothing of the ticket, of teams or of who else works on it. */
export const presentToVisitor = (row: ShownChat, place: number | undefined): VisitorChat => ({
  id: row.id,
  state: row.state,
  position: row.state === "waiting" ? (place ?? null) : null,
  technician: row.state === "open" ? row.technician_name : null,
  typing: row.state === "open" && row.technician_typing,
  seen: row.technician_seen,
  last_seq: row.last_seq,
  files: row.widget_files && (row.state === "open" || (row.state === "waiting" && row.person_id !== null)),
  mailed_to: row.mails ? (row.person_id ? row.person_email : row.visitor_email) : null,
});

export const presentChat = (row: ShownChat, can: Chat["can"]): Chat => ({
  id: row.id,
  state: row.state,
  widget: row.widget_name,
  team: { id: row.team_id, name: row.team_name },
  person: named(row.person_id, row.person_name),
  visitor: { name: row.visitor_name, email: row.visitor_email },
  claimed: named(row.claimed_id, row.claimed_name),
  language: row.language,
  ticket: { id: row.ticket_id, number: row.ticket_number, subject: row.ticket_subject, status: row.ticket_status },
  contact_id: row.contact_id,
  technician: named(row.technician_id, row.technician_name),
  answers: row.answers,
  page: row.page,
  started_at: row.started_at.toISOString(),
  waiting_since: row.waiting_since.toISOString(),
  taken_at: row.taken_at?.toISOString() ?? null,
  ended_at: row.ended_at?.toISOString() ?? null,
  ended_by: row.ended_by,
  last_seq: row.last_seq,
  unread: row.unread,
  last: row.last_side && row.last_at ? { body: row.last_body ?? "", side: row.last_side, at: row.last_at.toISOString() } : null,
  visitor_here: row.visitor_here,
  visitor_typing: row.visitor_typing,
  visitor_seen: row.visitor_seen,
  mails: row.mails,
  can,
});
