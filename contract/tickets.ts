import { z } from "zod";
import { cursor, externalId, flag, id, instant, limit, line, list, listOf, named, page, source, text } from "./shapes.ts";
import { category, fieldKind, impact, kind, priority, urgency, words } from "./catalog.ts";
import { personRef } from "./people.ts";
import { tier } from "./teams.ts";
import { nothing, routes } from "./route.ts";

export const channel = z.enum(["phone", "walk_in", "mail", "chat", "web", "api", "monitoring"]);
export type Channel = z.infer<typeof channel>;
export const status = z.enum(["new", "open", "waiting", "resolved", "closed"]);
export type Status = z.infer<typeof status>;
export const waitingReason = z.enum(["requester", "vendor", "scheduled", "approval", "parts"]);

const teamMark = z.object({ id, key: z.string(), name: z.string(), tier });
const personMark = named;

/** One row of a list: enough to decide whether to open it. */
export const ticketSummary = z.object({
  id,
  number: z.number().int(),
  kind,
  subject: z.string(),
  channel,
  status,
  waiting_reason: waitingReason.nullable(),
  waiting_until: instant.nullable(),
  priority,
  tier,
  team: teamMark,
  assignee: personMark.nullable(),
  requester: personMark.nullable().describe("null only while the caller of a live contact is not known yet"),
  site: z.string().nullable(),
  restricted: z.boolean().describe("Security fast path: only its team, its assignee and managers see it"),
  accepted: z.boolean().describe("false: handed to this team and not accepted yet"),
  awaits: z.enum(["requester", "technician"]).describe("Whose turn it is, by the last public message"),
  opened_at: instant,
  updated_at: instant,
  due_at: instant.nullable(),
  version: z.number().int(),
});
export type TicketSummary = z.infer<typeof ticketSummary>;

export const stay = z.object({
  id,
  team: teamMark,
  from: instant,
  to: instant.nullable(),
  outcome: z.enum(["handed_up", "handed_down", "handed_over", "bounced", "resolved"]).nullable(),
  accepted_at: instant.nullable(),
  accepted_by: personMark.nullable(),
});

/** What travels with a functional escalation, so that nobody asks twice. */
export const handover = z.object({
  asked: z.string().describe("What was asked, with the answers"),
  tried: z.string().describe("What was tried"),
  found: z.string().describe("What was found"),
  evidence: z.string().describe("Error texts, times, names of devices, links"),
  question: z.string().describe("What the next tier is asked to do"),
});
export type Handover = z.infer<typeof handover>;
export const handoverGiven = z.strictObject({
  asked: z.string().max(20_000).default(""),
  tried: z.string().max(20_000).default(""),
  found: z.string().max(20_000).default(""),
  evidence: z.string().max(20_000).default(""),
  question: z.string().max(20_000).default(""),
});

/** Everything a technician sees of a ticket. */
export const ticket = ticketSummary.extend({
  audience: z.literal("technician"),
  description: z.string(),
  on_behalf_of: personMark.nullable(),
  organization: named.nullable(),
  site_id: id.nullable(),
  room: named.nullable(),
  category: category.pick({ id: true, key: true, name: true, path: true }).nullable(),
  request_type: z.object({ id, key: z.string(), name: z.object({ en: z.string(), nb: z.string() }) }).nullable(),
  fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  impact,
  urgency,
  tags: z.array(z.string()),
  watchers: z.array(z.object({ id, name: z.string(), technician: z.boolean() })),
  stays: z.array(stay),
  offer: z.object({ id, technician: personMark, offered_by: personMark, at: instant }).nullable(),
  work_minutes: z.number().int(),
  stopwatch: z.object({ id, started_at: instant, technician: personMark }).nullable().describe("My running stopwatch on this ticket"),
  announcement: z.string().nullable().describe("What everybody may read about a systemic issue"),
  systemic: z.boolean(),
  resolution: z.string().nullable(),
  resolved_at: instant.nullable(),
  closed_at: instant.nullable(),
  confirmed_at: instant.nullable(),
  reopened: z.number().int(),
  solved_on_first_contact: z.boolean().nullable(),
  external_id: z.string().nullable(),
  source: z.string().nullable(),
  /** What this reader may do now; screens ask this instead of comparing states. */
  can: z.object({
    work: z.boolean(),
    accept: z.boolean(),
    bounce: z.boolean(),
    escalate: z.boolean(),
    resolve: z.boolean(),
    reopen: z.boolean(),
    confirm: z.boolean(),
    close: z.boolean(),
    reply: z.boolean(),
  }),
});
export type Ticket = z.infer<typeof ticket>;

/** What was answered to a question of the request type; `choice` names the answer that was chosen. */
export const answered = z.object({
  key: z.string(),
  kind: fieldKind,
  label: words,
  value: z.union([z.string(), z.number(), z.boolean()]),
  choice: words.nullable(),
});
export type Answered = z.infer<typeof answered>;

/** Everything a requester sees: nothing internal is in this shape. */
export const requesterTicket = z.object({
  audience: z.literal("requester"),
  id,
  number: z.number().int(),
  kind,
  subject: z.string(),
  description: z.string(),
  channel,
  status,
  waiting_reason: waitingReason.nullable(),
  tier,
  team: z.string(),
  with: z.string().nullable().describe("First name of who works on it"),
  since: instant.describe("When it came to where it is now"),
  requester: personMark.nullable(),
  category: z.object({ en: z.string(), nb: z.string() }).nullable(),
  opened_at: instant,
  updated_at: instant,
  due_at: instant.nullable(),
  resolution: z.string().nullable(),
  resolved_at: instant.nullable(),
  closed_at: instant.nullable(),
  confirmed_at: instant.nullable(),
  answers: z.array(answered).optional().describe("Of one ticket that is read; left out in lists"),
  can: z.object({ reply: z.boolean(), confirm: z.boolean(), reopen: z.boolean() }),
});
export type RequesterTicket = z.infer<typeof requesterTicket>;
export const anyTicket = z.discriminatedUnion("audience", [ticket, requesterTicket]);

const author = z.object({ id, name: z.string(), technician: z.boolean() }).nullable().describe("null: the desk itself");
export const timelineEntry = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("description"), id, at: instant, author, body: z.string(), channel }),
  z.object({ kind: z.literal("reply"), id, at: instant, author, body: z.string(), channel }),
  z.object({ kind: z.literal("note"), id, at: instant, author, body: z.string() }),
  z.object({
    kind: z.literal("contact"),
    id,
    at: instant,
    author,
    channel,
    direction: z.enum(["inbound", "outbound"]),
    person: named.nullable(),
    ended_at: instant.nullable(),
  }),
  z.object({
    kind: z.literal("event"),
    id,
    at: instant,
    author,
    type: z.string().describe("ticket.handed_up, ticket.accepted, ticket.changed …"),
    data: z.record(z.string(), z.unknown()).describe("Few facts; names, not ids, for what is shown"),
  }),
]);
export type TimelineEntry = z.infer<typeof timelineEntry>;

export const queue = z.enum(["my_shift", "waiting_on_me", "to_accept", "unassigned", "due_soon", "waiting", "all_open", "resolved"]);
export type Queue = z.infer<typeof queue>;

const asRequester = z.literal("requester").optional().describe("See it as its requester does, also when you are a technician");
const bodyOf = (what: string) => z.strictObject({ body: text().describe(what) });
const reason = text(4000);

export const ticketCreate = z.strictObject({
  subject: line(300),
  description: z.string().trim().max(100_000).default(""),
  requester: personRef.optional().describe("Yourself when left out"),
  on_behalf_of: personRef.optional().describe("For whom it is, when the requester asks for somebody else"),
  channel: channel.default("api"),
  kind: kind.optional(),
  category: z.string().max(60).optional().describe("Id or key"),
  request_type: z.string().max(60).optional().describe("Id or key"),
  fields: z.record(z.string().max(40), z.union([z.string().max(20_000), z.number(), z.boolean()])).optional(),
  impact: impact.optional(),
  urgency: urgency.optional(),
  team: z.string().max(60).optional().describe("Id or key"),
  tags: z.array(line(40)).max(30).optional(),
  external_id: externalId.optional(),
  source: source.optional(),
});

export const escalationGiven = z.strictObject({
  reason,
  tier: tier.optional(),
  team: z.string().max(60).optional().describe("Id or key; the category's team of that tier when left out"),
  path: z.enum(["functional", "security", "systemic"]).default("functional"),
  announcement: line(300).optional().describe("Systemic issues: one line that everybody may read"),
  handover: handoverGiven.optional(),
});

export const ticketRoutes = routes({
  "GET /tickets": {
    summary: "Tickets that I may see, newest first; a technician may name a queue or filter",
    access: "tickets:read",
    query: z.strictObject({
      cursor,
      limit,
      queue: queue.optional(),
      sort: z.enum(["newest", "due", "updated"]).optional(),
      status: listOf(status).optional(),
      priority: listOf(priority).optional(),
      tier: z.coerce.number().int().min(1).max(4).optional(),
      team: z.string().max(60).optional(),
      category: z.string().max(60).optional(),
      assignee: id.optional(),
      requester: id.optional(),
      organization: id.optional(),
      mine: flag.optional().describe("Only those I asked for or that are for me"),
      as: asRequester,
      external_id: z.string().max(200).optional(),
      source: z.string().max(60).optional(),
    }),
    answer: page(z.union([ticketSummary.extend({ audience: z.literal("technician") }), requesterTicket])),
  },
  "GET /queues": {
    summary: "How many tickets wait in each queue and team",
    access: "tickets:work",
    answer: z.object({
      queues: z.record(queue, z.number().int()),
      teams: z.array(teamMark.extend({ open: z.number().int(), to_accept: z.number().int(), mine: z.boolean() })),
    }),
  },
  "POST /tickets": { summary: "Open a ticket", access: "tickets:create", body: ticketCreate, answer: anyTicket, status: 201 },
  "GET /tickets/{id}": {
    summary: "One ticket, by id or number",
    access: "tickets:read",
    query: z.strictObject({ as: asRequester }),
    answer: anyTicket,
  },
  "PATCH /tickets/{id}": {
    summary: "Change facts of a ticket; send If-Match with the version you read to be told of a conflict",
    access: "tickets:work",
    body: z.strictObject({
      subject: line(300, 0).optional().describe("Empty only while the call that opened the ticket goes on"),
      description: z.string().trim().max(100_000).optional(),
      kind: kind.optional(),
      category: z.string().max(60).nullable().optional(),
      impact: impact.optional(),
      urgency: urgency.optional(),
      status: z.enum(["open", "waiting", "closed"]).optional().describe("resolved and reopened have their own endpoints"),
      waiting_reason: waitingReason.optional(),
      waiting_until: instant.nullable().optional(),
      assignee: id.nullable().optional(),
      requester: personRef.optional(),
      on_behalf_of: personRef.nullable().optional(),
      site_id: id.nullable().optional(),
      room_id: id.nullable().optional(),
      tags: z.array(line(40)).max(30).optional(),
      fields: z.record(z.string().max(40), z.union([z.string().max(20_000), z.number(), z.boolean()])).optional(),
    }),
    answer: anyTicket,
  },
  "GET /tickets/{id}/timeline": {
    summary: "What happened, oldest first unless asked otherwise; a requester gets the public part",
    access: "tickets:read",
    query: z.strictObject({
      cursor,
      limit: z.coerce.number().int().min(1).max(200).default(100),
      order: z.enum(["oldest", "newest"]).default("oldest").describe("newest: from the end back to the description"),
      as: asRequester,
    }),
    answer: page(timelineEntry),
  },
  "POST /tickets/{id}/replies": {
    summary: "Write to the requester, or as the requester to the desk",
    access: "tickets:reply",
    body: bodyOf("Plain text, public").extend({
      wait: z.boolean().default(false).describe("A technician's reply also sets the ticket waiting for the requester"),
    }),
    answer: timelineEntry,
    status: 201,
  },
  "POST /tickets/{id}/notes": {
    summary: "Write an internal note: technicians only",
    access: "tickets:work",
    body: bodyOf("Plain text, never shown to a requester"),
    answer: timelineEntry,
    status: 201,
  },
  "POST /tickets/{id}/escalations": {
    summary: "Hand the ticket to another tier or team with a handover; the fast paths are security and systemic",
    access: "tickets:work",
    body: escalationGiven,
    answer: anyTicket,
    status: 201,
  },
  "GET /tickets/{id}/handovers": {
    summary: "The handovers of a ticket, newest first",
    access: "tickets:work",
    answer: list(handover.extend({ id, at: instant, author, from: teamMark, to: teamMark, reason: z.string() })),
  },
  "GET /tickets/{id}/handovers/draft": {
    summary: "A handover prefilled from what was really done, and where it would go",
    access: "tickets:work",
    query: z.strictObject({ tier: z.coerce.number().int().min(1).max(4).optional(), team: z.string().max(60).optional() }),
    answer: z.object({ handover, team: teamMark.nullable() }),
  },
  "POST /tickets/{id}/acceptances": {
    summary: "Accept what was handed to my team or offered to me; the ticket becomes mine",
    access: "tickets:work",
    answer: anyTicket,
    status: 201,
  },
  "POST /tickets/{id}/bounces": {
    summary: "Send the ticket back to the team it came from, with the reason",
    access: "tickets:work",
    body: z.strictObject({ reason }),
    answer: anyTicket,
    status: 201,
  },
  "POST /tickets/{id}/offers": {
    summary: "Offer the ticket to a technician, who accepts or declines",
    access: "tickets:work",
    body: z.strictObject({ technician: id }),
    answer: anyTicket,
    status: 201,
  },
  "POST /tickets/{id}/declines": {
    summary: "Decline a ticket offered to me, with the reason",
    access: "tickets:work",
    body: z.strictObject({ reason }),
    answer: anyTicket,
    status: 201,
  },
  "POST /tickets/{id}/notices": {
    summary: "Hierarchical escalation: tell the team's leads, or the managers; the ticket stays where it is",
    access: "tickets:work",
    body: z.strictObject({ to: z.enum(["lead", "manager"]), reason }),
    answer: z.object({ told: z.array(named) }),
    status: 201,
  },
  "POST /tickets/{id}/resolutions": {
    summary: "Solve the ticket; body tells the requester what was done",
    access: "tickets:work",
    body: z.strictObject({ body: text(20_000).optional() }),
    answer: anyTicket,
    status: 201,
  },
  "POST /tickets/{id}/confirmations": {
    summary: "The requester confirms that it is satisfactorily solved; the ticket closes",
    access: "tickets:reply",
    body: z.strictObject({ body: text(4000).optional() }),
    answer: anyTicket,
    status: 201,
  },
  "POST /tickets/{id}/reopenings": {
    summary: "It is not solved: open it again, with the reason",
    access: "tickets:reply",
    body: z.strictObject({ reason }),
    answer: anyTicket,
    status: 201,
  },
  "POST /tickets/{id}/watchers": {
    summary: "Let somebody follow the ticket; requesters who watch see its public part",
    access: "tickets:work",
    body: z.strictObject({ person: personRef.optional().describe("Yourself when left out") }),
    answer: list(named),
    status: 201,
  },
  "DELETE /tickets/{id}/watchers/{person}": { summary: "Stop following", access: "tickets:work", answer: nothing, status: 204 },
  "POST /tickets/{id}/time-entries": {
    summary: "Log work time, or start my stopwatch by leaving minutes out",
    access: "tickets:work",
    body: z.strictObject({ minutes: z.number().int().min(1).max(1440).optional(), note: line(300).optional() }),
    answer: z.object({ id, minutes: z.number().int().nullable(), started_at: instant, ended_at: instant.nullable() }),
    status: 201,
  },
  "POST /tickets/{id}/stopwatch-stops": {
    summary: "Stop my stopwatch on this ticket and log the minutes",
    access: "tickets:work",
    answer: z.object({ id, minutes: z.number().int().nullable(), started_at: instant, ended_at: instant.nullable() }),
    status: 201,
  },
  "GET /announcements": {
    summary: "Systemic issues that are known and open, as everybody may read them",
    access: "signed_in",
    answer: list(z.object({ id, announcement: z.string(), since: instant, reports: z.number().int() })),
  },
});
