import type { Channel } from "../../../contract/tickets.ts";
import type { Body } from "./desk.ts";
import { iso, tell, type Story } from "./story.ts";
import { pause } from "./story-moves.ts";

const minute = 60_000;

export interface ContactGiven {
  at: number;
  end: number;
  channel: Channel;
  direction: "inbound" | "outbound";
  technician: Body;
  outcome: "solved" | "handed_up" | "kept_working";
  opened: boolean;
}

/** A finished conversation about the ticket; its length is work on it. */
export function talk(story: Story, given: ContactGiven): void {
  const { at, end, technician, channel, direction, outcome } = given;
  const id = story.random.idAt(at);
  const wrapped = end + story.random.whole(20, 160) * 1000;
  story.batch.contact.push({
    id,
    channel,
    direction,
    state: "ended",
    person_id: story.requester.id,
    phone: channel === "phone" ? story.requester.phone : null,
    technician_id: technician.id,
    ticket_id: story.ticket.id,
    opened_ticket: given.opened,
    started_at: iso(at),
    ended_at: iso(end),
    wrapped_up_at: iso(wrapped),
    outcome,
    note: "",
  });
  tell(story, at, "contact.started", technician, { channel, direction }, id);
  logTime(story, at, end, technician, "contact");
  tell(story, end, "contact.ended", technician, { outcome, seconds: Math.round((end - at) / 1000) }, id);
}

export function logTime(story: Story, from: number, to: number, technician: Body, source: "typed" | "stopwatch" | "contact"): void {
  const minutes = Math.max(1, Math.ceil((to - from) / minute));
  const entry = { id: story.random.idAt(from), ticket_id: story.ticket.id, technician_id: technician.id };
  story.batch.time_entry.push({ ...entry, started_at: iso(from), ended_at: iso(to), minutes, note: null, source });
  story.ticket["work_minutes"] = Number(story.ticket["work_minutes"]) + minutes;
  tell(story, to, "ticket.time_logged", technician, { minutes, source });
}

/** `wait`: the technician's message also sets the ticket waiting for the requester. */
export function reply(story: Story, at: number, author: Body, body: string, wait = false): void {
  const technician = author.id !== story.requester.id;
  const id = story.random.idAt(at);
  story.batch.reply.push({
    id,
    ticket_id: story.ticket.id,
    author_id: author.id,
    from_technician: technician,
    channel: "web",
    body,
    at: iso(at),
  });
  const { ticket } = story;
  if (technician) Object.assign(ticket, { awaits: "requester", first_answered_at: ticket["first_answered_at"] ?? iso(at) });
  else ticket["awaits"] = "technician";
  tell(story, at, "reply.added", author, { reply_id: id, from_technician: technician });
  if (wait) pause(story, at, author, "requester", null);
  if (!technician && ticket["waiting_reason"] === "requester")
    Object.assign(ticket, { status: "open", waiting_reason: null, waiting_until: null });
}

export function note(story: Story, at: number, author: Body, body: string): void {
  const id = story.random.idAt(at);
  story.batch.note.push({ id, ticket_id: story.ticket.id, author_id: author.id, body, at: iso(at) });
  tell(story, at, "note.added", author, { note_id: id });
}
