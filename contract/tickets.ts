import { z } from "zod";
import { cursor, id, instant, limit, line, list, named, page, text } from "./shapes.ts";
import { attachments } from "./files.ts";
import { personRef } from "./people.ts";
import { teamMark, ticketRow, handover, requesterTicket, anyTicket, author, timelineEntry, queue } from "./ticket.ts";
import { asRequester, sort, ticketsAsked } from "./ticket-list.ts";
import { escalationGiven, reason, ticketChange, ticketCreate } from "./ticket-given.ts";
import { bytes, nothing, routes } from "./route.ts";

export * from "./ticket.ts";
export * from "./ticket-given.ts";
export { ticketsAsked } from "./ticket-list.ts";

export const seen = id
  .nullable()
  .optional()
  .describe(
    "The last public message that you have read, null for none: if somebody else has written one since, nothing is sent, and 409 `replied_meanwhile` holds it",
  );
export const sharedVersion = z
  .number()
  .int()
  .optional()
  .describe(
    "A technician's: these words are the shared draft of the ticket, in the version that you read. It is shared no more; where another version is there by now, or none, nothing is sent, and 409 `version_conflict` holds it",
  );
const bodyOf = (what: string) => z.strictObject({ body: text().describe(what), attachments });

export const ticketRoutes = routes({
  "GET /tickets": {
    summary: "Tickets that I may see, newest first; a technician may name a queue or filter",
    access: "tickets:read",
    query: ticketsAsked.extend({ cursor, limit, sort, as: asRequester }),
    answer: page(z.union([ticketRow, requesterTicket])),
  },
  "GET /tickets.csv": {
    summary:
      "The same tickets as a table for a spreadsheet, all of them, streamed as they are read; newest first unless asked otherwise, so that what changes meanwhile is neither left out nor told twice. A cell that a spreadsheet would take for a formula begins with an apostrophe. Every export is an audit event",
    access: "tickets:work",
    media: "csv",
    query: ticketsAsked.omit({ mine: true }).extend({ sort }),
    answer: bytes,
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
    summary: "Change facts of a ticket; send `If-Match` with the version you read to be told of a conflict",
    access: "tickets:work",
    body: ticketChange,
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
      seen,
      shared_version: sharedVersion,
    }),
    answer: timelineEntry,
    status: 201,
  },
  "POST /tickets/{id}/notes": {
    summary: "Write an internal note: technicians only",
    access: "tickets:work",
    body: bodyOf("Plain text, never shown to a requester").extend({
      mentions: z
        .array(id)
        .max(20)
        .optional()
        .describe("Ids of technicians whom it calls by name (`@Kari Lie`): they are told. Only who sees the inside of the ticket"),
    }),
    answer: timelineEntry,
    status: 201,
  },
  "GET /tickets/{id}/attachments/{attachment}": {
    summary: "Download an attachment, whole or the `Range` that is asked for; every download is an audit event",
    access: "tickets:read",
    media: "file",
    query: z.strictObject({ as: asRequester }),
    answer: bytes,
  },
  "GET /tickets/{id}/attachments/{attachment}/preview": {
    summary: "A small picture of an attachment that is one",
    access: "tickets:read",
    media: "picture",
    query: z.strictObject({ as: asRequester }),
    answer: bytes,
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
    query: z.strictObject({
      tier: z.coerce.number().int().min(1).max(4).optional().describe("To this tier; the next one up when neither is named"),
      team: z.string().max(60).optional().describe("To this team, by id or key"),
    }),
    answer: z.object({ handover, team: teamMark.nullable() }),
  },
  "POST /tickets/{id}/acceptances": {
    summary: "Accept what was handed to my team or offered to me, or take what nobody has; the ticket becomes mine",
    access: "tickets:work",
    answer: anyTicket,
    status: 201,
  },
  "POST /tickets/{id}/bounces": {
    summary: "Send the ticket back to the team, and the person, it came from, with the reason",
    access: "tickets:work",
    body: z.strictObject({ reason }),
    answer: anyTicket,
    status: 201,
  },
  "POST /tickets/{id}/offers": {
    summary: "Offer the ticket to a technician, who accepts (by an acceptance) or declines",
    access: "tickets:work",
    body: z.strictObject({ technician: id.describe("Id of somebody who may work on it") }),
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
    summary: "Solve the ticket; the requester is asked to confirm, and after seven quiet days it closes",
    access: "tickets:work",
    body: z.strictObject({
      body: text(20_000).optional().describe("What was done: a public reply, kept as `resolution`"),
      attachments: attachments.describe("Ids of complete uploads of yours, for the reply: they need a `body`"),
      seen,
      shared_version: sharedVersion,
    }),
    answer: anyTicket,
    status: 201,
  },
  "POST /tickets/{id}/confirmations": {
    summary: "It is satisfactorily solved, says the requester, or a technician on their word; the ticket closes",
    access: "tickets:reply",
    body: z.strictObject({ body: text(4000).optional().describe("A last word: a public reply") }),
    answer: anyTicket,
    status: 201,
  },
  "POST /tickets/{id}/reopenings": {
    summary: "It is not solved: open a solved or closed ticket again, with the reason",
    access: "tickets:reply",
    body: z.strictObject({ reason: reason.describe("What is still wrong; a requester's reason is a public reply") }),
    answer: anyTicket,
    status: 201,
  },
  "POST /tickets/{id}/watchers": {
    summary: "Let somebody follow the ticket; requesters who watch see its public part",
    access: "tickets:work",
    body: z.strictObject({ person: personRef.optional().describe("Who follows it from now on; yourself when left out") }),
    answer: list(named),
    status: 201,
  },
  "DELETE /tickets/{id}/watchers/{person}": {
    summary: "Let somebody follow the ticket no more; fine also when they did not",
    access: "tickets:work",
    answer: nothing,
    status: 204,
  },
  "POST /tickets/{id}/time-entries": {
    summary: "Log work time that ends now, or start my stopwatch by leaving minutes out",
    access: "tickets:work",
    body: z.strictObject({
      minutes: z.number().int().min(1).max(1440).optional().describe("How many; left out: my stopwatch starts, or goes on"),
      note: line(300).optional(),
    }),
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
    answer: list(
      z.object({
        id: id.describe("Id of the ticket that stands for them all"),
        announcement: z.string(),
        since: instant,
        reports: z.number().int(),
      }),
    ),
  },
});
