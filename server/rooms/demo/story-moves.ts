import { teamOf, type Body, type DemoTeam } from "./desk.ts";
import { beginStay, dueAt, endStay, iso, tell, type Story } from "./story.ts";

// Each verb leaves behind what the verb of that name in the tickets room leaves behind.

export function accept(story: Story, at: number, technician: Body): void {
  const handed = story.ticket["accepted"] === false;
  const waited = Math.round((at - Date.parse(String(story.stay["from_at"]))) / 1000);
  if (handed) Object.assign(story.stay, { accepted_at: iso(at), accepted_by: technician.id });
  story.assignee = technician;
  const status = story.ticket["status"] === "new" ? { status: "open" } : {};
  Object.assign(story.ticket, { accepted: true, assignee_id: technician.id, ...status });
  tell(story, at, "ticket.accepted", technician, {
    name: technician.name,
    team: story.team.name,
    offered: false,
    after_seconds: handed ? waited : null,
  });
}

export function pause(story: Story, at: number, technician: Body, reason: string, until: number | null): void {
  const waiting_until = until === null ? null : iso(until);
  Object.assign(story.ticket, { status: "waiting", waiting_reason: reason, waiting_until });
  tell(story, at, "ticket.waiting", technician, { reason, until: waiting_until });
}

export function resume(story: Story, at: number): void {
  Object.assign(story.ticket, { status: "open", waiting_reason: null, waiting_until: null });
  tell(story, at, "ticket.resumed", null, { automatic: true });
}

export interface Handing {
  reason: string;
  asked: string;
  tried: string;
  found: string;
  question: string;
  path?: "functional" | "security" | "systemic";
}

/** Up to another team, where nobody has accepted it yet. */
export function handUp(story: Story, at: number, to: DemoTeam, author: Body, given: Handing): void {
  const { team, stay } = story;
  const { path = "functional", ...handover } = given;
  endStay(story, at, to.tier > team.tier ? "handed_up" : "handed_over");
  beginStay(story, at, to, null);
  const between = { from_stay_id: stay.id, to_stay_id: story.stay.id };
  story.batch.handover.push({
    id: story.random.idAt(at),
    ticket_id: story.ticket.id,
    ...between,
    author_id: author.id,
    ...handover,
    evidence: "",
    at: iso(at),
  });
  Object.assign(story.ticket, { status: "open", assignee_id: null, accepted: false });
  story.assignee = null;
  const facts = { from: team.name, to: to.name, tier: to.tier, path, team_id: to.id, reason: given.reason, question: given.question };
  tell(story, at, to.tier > team.tier ? "ticket.handed_up" : "ticket.handed_over", author, facts);
}

/** Back to the first tier and whoever sent it. */
export function bounce(story: Story, at: number, by: Body, to: Body, reason: string): void {
  const from = story.team;
  const left = story.stay.id;
  endStay(story, at, "bounced");
  beginStay(story, at, teamOf(story.desk, "service-desk"), to);
  const empty = { asked: "", tried: "", found: "", evidence: "", question: "" };
  const between = { from_stay_id: left, to_stay_id: story.stay.id };
  story.batch.handover.push({
    id: story.random.idAt(at),
    ticket_id: story.ticket.id,
    ...between,
    author_id: by.id,
    reason,
    ...empty,
    at: iso(at),
  });
  Object.assign(story.ticket, { assignee_id: to.id, accepted: true, status: "open" });
  story.assignee = to;
  tell(story, at, "ticket.bounced", by, { from: from.name, to: story.team.name, tier: 1, reason, person_id: to.id });
}

export function resolve(story: Story, at: number, technician: Body, body: string, firstContact = false): void {
  const message = { author_id: technician.id, from_technician: true, channel: story.ticket["channel"], body, at: iso(at) };
  story.batch.reply.push({ id: story.random.idAt(at), ticket_id: story.ticket.id, ...message });
  endStay(story, at, "resolved");
  Object.assign(story.ticket, {
    status: "resolved",
    waiting_reason: null,
    waiting_until: null,
    accepted: true,
    assignee_id: story.assignee?.id ?? technician.id,
    awaits: "requester",
    first_answered_at: story.ticket["first_answered_at"] ?? iso(at),
    resolution: body,
    resolved_at: iso(at),
    solved_on_first_contact: firstContact,
  });
  tell(story, at, "ticket.resolved", technician, { team: story.team.name, tier: story.team.tier, first_contact: firstContact });
}

export function confirm(story: Story, at: number, body: string | null): void {
  if (body) {
    const message = { author_id: story.requester.id, from_technician: false, channel: "web", body, at: iso(at) };
    story.batch.reply.push({ id: story.random.idAt(at), ticket_id: story.ticket.id, ...message });
  }
  Object.assign(story.ticket, { status: "closed", confirmed_at: iso(at), closed_at: iso(at) });
  tell(story, at, "ticket.confirmed", story.requester, { on_behalf: false });
}

export function close(story: Story, at: number): void {
  Object.assign(story.ticket, { status: "closed", closed_at: iso(at) });
  tell(story, at, "ticket.closed", null, { automatic: true });
}

export function reopen(story: Story, at: number, body: string): void {
  const message = { author_id: story.requester.id, from_technician: false, channel: "web", body, at: iso(at) };
  story.batch.reply.push({ id: story.random.idAt(at), ticket_id: story.ticket.id, ...message });
  beginStay(story, at, story.team, story.assignee);
  const reopened = Number(story.ticket["reopened"]) + 1;
  const undone = { resolved_at: null, closed_at: null, confirmed_at: null, solved_on_first_contact: false };
  Object.assign(story.ticket, { status: "open", awaits: "technician", reopened, ...undone, due_at: dueAt(story, at) });
  tell(story, at, "ticket.reopened", story.requester);
}
