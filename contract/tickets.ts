import { z } from "zod";
import { cursor, externalId, flag, id, instant, limit, line, list, listOf, named, page, source, text } from "./shapes.ts";
import { impact, kind, priority, urgency } from "./catalog.ts";
import { personRef } from "./people.ts";
import { tier } from "./teams.ts";
import { channel, status, waitingReason, teamMark, ticketSummary, handover, handoverGiven, requesterTicket, anyTicket, author, timelineEntry, queue } from "./ticket.ts";
import { nothing, routes } from "./route.ts";

export * from "./ticket.ts";

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
