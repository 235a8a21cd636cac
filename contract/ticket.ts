import { z } from "zod";
import { id, instant, named } from "./shapes.ts";
import { category, fieldKind, impact, kind, priority, urgency, words } from "./catalog.ts";
import { fieldValue } from "./field.ts";
import { stepMark, waitingReason } from "./step.ts";
import { attachment } from "./files.ts";
import { tier } from "./teams.ts";

export const channel = z.enum(["phone", "walk_in", "mail", "chat", "web", "api", "monitoring"]);
export type Channel = z.infer<typeof channel>;
export const status = z.enum(["new", "open", "waiting", "resolved", "closed"]);
export type Status = z.infer<typeof status>;
export { waitingReason };

export const teamMark = z.object({ id, key: z.string(), name: z.string(), tier });
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
  step: stepMark,
  priority,
  tier,
  team: teamMark,
  assignee: personMark.nullable(),
  requester: personMark.nullable().describe("null only while the caller of a live contact is not known yet"),
  site: z.string().nullable(),
  restricted: z.boolean().describe("Security fast path: only its team, its assignee and managers see it"),
  confidential: z.boolean().describe("For its team, its assignee, its requester and who was let in alone"),
  accepted: z.boolean().describe("false: handed to this team and not accepted yet"),
  awaits: z.enum(["requester", "technician"]).describe("Whose turn it is, by the last public message"),
  opened_at: instant,
  updated_at: instant,
  due_at: instant.nullable(),
  due_hours: z
    .object({
      minutes: z.number().int().describe("How many minutes were promised in all"),
      calendar: id.describe("The calendar in whose hours they count: see `GET /calendars/{id}/openings`"),
    })
    .nullable()
    .optional()
    .describe("In whose hours it is due, while it is worked on; null or left out: around the clock"),
  version: z.number().int(),
});
export type TicketSummary = z.infer<typeof ticketSummary>;
/** As a technician gets it in a list; a requester gets a `requesterTicket`. */
export const ticketRow = ticketSummary.extend({
  audience: z.literal("technician"),
  marked: z
    .array(z.number().int())
    .optional()
    .describe("Which of the view's marks stand at it, by their place; only in a view that has some"),
  answers: z
    .record(z.string(), words)
    .optional()
    .describe("What was answered to the questions that are columns of the view, by their key; only in a view that has such"),
});

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
  fields: z.record(z.string(), fieldValue).describe("What was answered and its requester may read, by key; the rest is in its form"),
  impact,
  urgency,
  tags: z.array(z.string()),
  watchers: z.array(z.object({ id, name: z.string(), technician: z.boolean() })),
  stays: z.array(stay),
  offer: z
    .object({
      id,
      technician: personMark,
      offered_by: personMark.nullable().describe("Who offered it; null: routing asks"),
      at: instant,
      until: instant.nullable().describe("By when it has to be accepted; null: whenever"),
    })
    .nullable(),
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
  merged_into: z.object({ id, number: z.number().int() }).nullable().describe("Another ticket, through which it is read"),
  merged: z.array(z.object({ id, number: z.number().int() })).describe("Tickets that are read through this one"),
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
  value: fieldValue,
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
  step: words.nullable().describe("Where it stands in the words of what was asked for; null: nothing more to say than the status"),
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
  followed_under: z
    .object({ id, number: z.number().int(), subject: z.string() })
    .optional()
    .describe("Another ticket of yours under which it is followed; left out where there is none, and in lists"),
  answers: z.array(answered).optional().describe("Of one ticket that is read; left out in lists"),
  can: z.object({ reply: z.boolean(), confirm: z.boolean(), reopen: z.boolean() }),
});
export type RequesterTicket = z.infer<typeof requesterTicket>;
export const anyTicket = z.discriminatedUnion("audience", [ticket, requesterTicket]);

export const author = z.object({ id, name: z.string(), technician: z.boolean() }).nullable().describe("null: the desk itself");
const attached = z.array(attachment).describe("Files that came with it");
const through = z
  .object({ id, number: z.number().int() })
  .optional()
  .describe("The merged ticket that it stands in; left out for what stands in the ticket itself");
export const timelineEntry = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("description"), id, ticket: through, at: instant, author, body: z.string(), channel, attachments: attached }),
  z.object({ kind: z.literal("reply"), id, ticket: through, at: instant, author, body: z.string(), channel, attachments: attached }),
  z.object({ kind: z.literal("note"), id, ticket: through, at: instant, author, body: z.string(), attachments: attached }),
  z.object({
    kind: z.literal("contact"),
    id,
    ticket: through,
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
    ticket: through,
    at: instant,
    author,
    type: z.string().describe("ticket.handed_up, ticket.accepted, ticket.changed …"),
    data: z.record(z.string(), z.unknown()).describe("Few facts; names, not ids, for what is shown"),
  }),
]);
export type TimelineEntry = z.infer<typeof timelineEntry>;

export const queue = z.enum([
  "my_shift",
  "mine_due_soon",
  "waiting_on_me",
  "promised",
  "handed_to_me",
  "mentions",
  "to_accept",
  "unassigned",
  "due_soon",
  "waiting",
  "all_open",
  "resolved",
]);
export type Queue = z.infer<typeof queue>;
