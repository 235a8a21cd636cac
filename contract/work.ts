import { z } from "zod";
import { cursor, flag, id, instant, limit, list, page } from "./shapes.ts";
import { nothing, routes } from "./route.ts";
import { ticketRow, requesterTicket } from "./tickets.ts";
import { personHit } from "./people.ts";

/** `<mark>` is the only element in it; everything else is escaped. */
const highlight = z.string().nullable().describe("HTML-escaped text with <mark> around what was found");

export const searchRoutes = routes({
  "GET /search": {
    summary: "Find tickets and people by words, names and numbers; best first, only what I may see",
    access: "tickets:read",
    query: z.strictObject({
      q: z.string().trim().min(1).max(400),
      limit: z.coerce.number().int().min(1).max(50).default(20),
      kind: z.enum(["all", "tickets", "people"]).default("all").describe("What to look for; people only for those who may read them"),
      solved: flag.optional().describe("Only solved tickets: how was it solved before?"),
      as: z.literal("requester").optional().describe("Only what I see as a requester, also when I am a technician"),
    }),
    answer: z.object({
      tickets: z.array(
        z.object({
          ticket: z.union([ticketRow, requesterTicket]),
          highlight,
          resolution: z.string().nullable(),
        }),
      ),
      people: z.array(personHit),
    }),
  },
});

export const noticeKind = z.enum([
  "offered",
  "handed_to_team",
  "bounced",
  "requester_replied",
  "reopened",
  "notice",
  "declined",
  "mail_failed",
  "reply_held",
  "vendor_answered",
  "mentioned",
  "approval_answered",
  "promise_soon",
  "promise_due",
  "target_near",
  "target_missed",
]);

export type NoticeKind = z.infer<typeof noticeKind>;

export const notification = z.object({
  id,
  kind: z.enum([
    ...noticeKind.options,
    "mail_stopped",
    "mail_flows",
    "many_handed",
    "webhook_off",
    "rule_stopped",
    "caller_failed",
    "leavers_held",
    "break_glass",
  ]),
  at: instant,
  read: z.boolean(),
  ticket: z.object({ id, number: z.number().int(), subject: z.string() }).nullable(),
  actor: z.string().nullable(),
  text: z.string().nullable(),
});
export type Notification = z.infer<typeof notification>;

/** What somebody may choose about: besides those, two of the mails that requesters get. */
export const choiceKind = z
  .enum([...noticeKind.options, "opened", "followed"])
  .describe("What about; `opened` is the receipt for what I asked, `followed` an answer on a ticket that I follow");
export type ChoiceKind = z.infer<typeof choiceKind>;

const choice = z.object({
  kind: choiceKind,
  in_app: z.boolean().nullable().describe("I am told at the desk; null: it is never told there"),
  by_mail: z.boolean().describe("I am told by mail"),
});

const clock = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
  .describe("As on a clock: 22:00");
export const quietHours = z.strictObject({
  from: clock.describe("When they begin, in my own time zone"),
  until: clock.describe("When they end; on the day after when that is not later than they begin"),
  days: z.array(z.number().int().min(1).max(7)).min(1).max(7).describe("On which days they begin: 1 is Monday, 7 Sunday (ISO 8601)"),
});
export type QuietHours = z.infer<typeof quietHours>;
const myQuietHours = z.strictObject({ hours: quietHours.nullable().describe("null: none") });

export const notificationRoutes = routes({
  "GET /notifications": {
    summary: "What I should know, newest first",
    access: "signed_in",
    query: z.strictObject({ cursor, limit, unread: flag.optional().describe("true: only those that were not read yet") }),
    answer: page(notification).extend({ unread: z.number().int() }),
  },
  "GET /notifications/choices": {
    summary: "By which way I want to learn of what; answers to me, codes and what concerns my account always come by mail",
    access: "signed_in",
    answer: list(choice),
  },
  "PUT /notifications/choices": {
    summary: "Choose it; what is left out stays as it is",
    access: "signed_in",
    session: true,
    body: z.strictObject({
      items: z
        .array(
          z.strictObject({
            kind: choiceKind,
            in_app: z.boolean().optional().describe("Tell me at the desk"),
            by_mail: z.boolean().optional().describe("Tell me by mail"),
          }),
        )
        .min(1)
        .max(20),
    }),
    answer: list(choice),
  },
  "GET /notifications/quiet-hours": {
    summary: "When I am left alone: what the desk would mail me about work waits until they are over, and stands at the desk at once",
    access: "signed_in",
    answer: myQuietHours,
  },
  "PUT /notifications/quiet-hours": {
    summary: "Choose them",
    access: "signed_in",
    session: true,
    body: myQuietHours,
    answer: myQuietHours,
  },
  "POST /notifications/read": { summary: "Mark all of mine as read", access: "signed_in", session: true, answer: nothing, status: 204 },
});

export const draftRoutes = routes({
  "GET /drafts": {
    summary: "My unsent texts",
    access: "signed_in",
    session: true,
    query: z.strictObject({ key: z.string().max(120).optional().describe("Only the one with this name") }),
    answer: list(z.object({ key: z.string(), body: z.string(), updated_at: instant })),
  },
  "PUT /drafts": {
    summary: "Keep an unsent text; an empty body forgets it. Keys are the screen's own, such as reply:<ticket id>",
    access: "signed_in",
    session: true,
    body: z.strictObject({
      key: z.string().min(1).max(120),
      body: z.string().max(100_000),
      add: z.boolean().default(false).describe("Put it above what is kept there, where that is something else"),
    }),
    answer: nothing,
    status: 204,
  },
});

export const eventRoutes = routes({
  "GET /events": {
    summary: "Server-sent events of what changes for me; resume with Last-Event-ID. `reset` means: read everything anew",
    access: "signed_in",
    media: "stream",
    query: z.strictObject({ last_event_id: z.string().max(200).optional().describe("Where the header cannot be set") }),
    answer: z.object({
      type: z.string().describe("What happened: `ticket.opened`, `reply.added`, `contact.changed` …, see Following what happens"),
      ticket_id: id.nullable(),
      ticket_number: z.number().int().nullable(),
      contact_id: id.nullable(),
      actor_id: id.nullable().describe("Who did it; null: the desk itself, or not for this reader to know"),
      near: z
        .enum(["mine", "team", "desk"])
        .nullable()
        .describe("Where its ticket stands now: with me or offered to me, in a team of mine, elsewhere at the desk; null outside the desk"),
      at: instant,
    }),
  },
  "GET /audit": {
    summary: "Who did what, newest first",
    access: "audit:read",
    query: z.strictObject({
      cursor,
      limit,
      actor: id.optional().describe("Only what this person did"),
      type: z.string().max(60).optional().describe("Only what happened of this kind: `ticket.opened`"),
    }),
    answer: page(
      z.object({
        id,
        at: instant,
        type: z.string(),
        actor: z.string().nullable(),
        ticket_number: z.number().int().nullable(),
        data: z.record(z.string(), z.unknown()),
        withheld: z.boolean().describe("true: it happened to a confidential ticket that I may not see, and `data` is not told"),
      }),
    ),
  },
});
