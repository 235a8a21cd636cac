import type { Channel } from "../../../contract/tickets.ts";
import type { Body, DemoTeam, Desk } from "./desk.ts";
import type { Random } from "./random.ts";
import type { Batch, Row } from "./store.ts";

const minute = 60_000;
export const iso = (ms: number): string => new Date(ms).toISOString();

/** One ticket while its story is told; story-words.ts and story-moves.ts hold what can happen to it. */
export interface Story {
  desk: Desk;
  random: Random;
  batch: Batch;
  requester: Body;
  ticket: Row & { id: string; number: number };
  team: DemoTeam;
  stay: Row & { id: string };
  assignee: Body | null;
  openedAt: number;
}

export interface Opening {
  number: number;
  at: number;
  requester: Body;
  channel: Channel;
  subject: string;
  description: string;
  categoryId: string | null;
  requestTypeId: string | null;
  fields: Row;
  kind: "incident" | "service_request";
  impact: number;
  urgency: number;
  /** Who took the call; nobody when it came by mail or from the portal. */
  technician: Body | null;
  team: DemoTeam;
}

const seen: Record<string, true> = Object.fromEntries(
  ["opened", "assigned", "waiting", "resumed", "handed_up", "bounced", "accepted", "resolved", "confirmed", "reopened", "closed"].map(
    (fact) => [`ticket.${fact}`, true],
  ),
);

export function tell(story: Story, at: number, type: string, actor: Body | null, data: Row = {}, contactId: string | null = null): void {
  const isPublic = type === "reply.added" || seen[type] === true;
  const about = { ticket_id: story.ticket.id, contact_id: contactId, person_id: null };
  story.batch.event.push({ id: story.random.idAt(at), type, at: iso(at), actor_id: actor?.id ?? null, ...about, public: isPublic, data });
  const version = Number(story.ticket["version"]) + 1;
  Object.assign(story.ticket, { updated_at: iso(at), version });
}

export function beginStay(story: Story, at: number, team: DemoTeam, accepted: Body | null): void {
  story.team = team;
  story.stay = {
    id: story.random.idAt(at),
    ticket_id: story.ticket.id,
    team_id: team.id,
    tier: team.tier,
    from_at: iso(at),
    to_at: null,
    outcome: null,
    accepted_at: accepted ? iso(at) : null,
    accepted_by: accepted?.id ?? null,
  };
  story.batch.stay.push(story.stay);
  Object.assign(story.ticket, { team_id: team.id, tier: team.tier });
}

export const endStay = (story: Story, at: number, outcome: string) => Object.assign(story.stay, { to_at: iso(at), outcome });

export const dueAt = (story: Story, from: number) =>
  iso(from + story.desk.targetMinutes(story.ticket["priority"] as Parameters<Desk["targetMinutes"]>[0]) * minute);

export function openTicket(desk: Desk, random: Random, batch: Batch, given: Opening): Story {
  const { requester, technician, team, at } = given;
  const id = random.idAt(at);
  const priority = desk.priority(given.impact, given.urgency);
  const ticket: Story["ticket"] = {
    id,
    number: given.number,
    kind: given.kind,
    subject: given.subject,
    description: given.description,
    channel: given.channel,
    requester_id: requester.id,
    organization_id: requester.organizationId,
    site_id: requester.siteId,
    room_id: requester.roomId,
    category_id: given.categoryId,
    request_type_id: given.requestTypeId,
    fields: given.fields,
    impact: given.impact,
    urgency: given.urgency,
    priority,
    status: technician ? "open" : "new",
    waiting_reason: null,
    waiting_until: null,
    tier: 1,
    team_id: "",
    assignee_id: technician?.id ?? null,
    accepted: true,
    awaits: "technician",
    restricted: false,
    systemic: false,
    announcement: null,
    tags: [],
    work_minutes: 0,
    resolution: null,
    reopened: 0,
    solved_on_first_contact: null,
    opened_by: technician?.id ?? requester.id,
    opened_at: iso(at),
    updated_at: iso(at),
    first_answered_at: null,
    due_at: null,
    resolved_at: null,
    closed_at: null,
    confirmed_at: null,
    version: 0,
  };
  const story: Story = { desk, random, batch, requester, ticket, team, stay: { id: "" }, assignee: technician, openedAt: at };
  ticket["due_at"] = dueAt(story, at);
  batch.ticket.push(ticket);
  beginStay(story, at, team, technician);
  tell(story, at, "ticket.opened", technician ?? requester, { channel: given.channel, team: team.name, tier: team.tier });
  return story;
}
