import { z } from "zod";
import { routes } from "./route.ts";
import { metric } from "./service-levels.ts";
import { id, instant, line, named } from "./shapes.ts";

const segment = z.object({
  from: instant.describe("From when"),
  to: instant.describe("Until when"),
  cause: z
    .enum(["open", "closed", "holiday", "exception", "paused", "kept"])
    .describe(
      "open: it counts; closed: outside of the hours; holiday and exception: closed on that day; paused: nothing counts; kept: all has counted, and a handover alone brings nothing forward",
    ),
  why: z.string().nullable().describe("What the holiday or exception is called; null: nothing"),
  minutes: z.number().describe("How many minutes counted"),
  open_minutes: z.number().describe("How many of its minutes were open"),
  calendar: z.string().nullable().describe("In whose hours; null: around the clock"),
  version: z.number().int().nullable().describe("Which version of that calendar"),
  team: named.describe("Who had it"),
  says: z.string().describe("The same in one sentence, in the reader's language and time zone"),
});
export type ClockSegment = z.infer<typeof segment>;

const levelNamed = z.object({
  id,
  name: z.string().describe("What it was called then"),
  version: z.number().int().describe("Which version of it"),
});
const target = z.object({
  metric,
  began_at: instant.describe("From when it counts"),
  ended_at: instant.nullable().describe("When it was done or owed no more; null: it is owed still"),
  due_at: instant.describe("When it is due; of one that stands still: when it would have been"),
  state: z
    .enum(["running", "paused", "overdue", "met", "missed"])
    .describe("running and overdue: nobody did it yet; paused: it stands still; met: done in time; missed: done too late, or never"),
  minutes: z.number().int().describe("How many minutes are promised"),
  counted: z.number().describe("How many of them have counted by now, or until it ended"),
  level: levelNamed.describe("Which service level says so"),
  says: z.string().describe("What is promised by which service level, in one sentence, in the reader's language and time zone"),
  notes: z.array(z.string()).describe("What else is to know: that it was counted anew"),
  segments: z
    .array(segment.extend({ level: levelNamed.nullable().describe("By which service level; null: none said so then") }))
    .describe("How it came to that, without holes, until it is due or until now, for five years at most; their minutes add up"),
});
export type ClockTarget = z.infer<typeof target>;

const clock = z.object({
  due_at: instant.nullable().describe("When it should be solved; null: at no time"),
  since: instant.describe("From when it counts: when it was opened, or opened again"),
  by_hand: z.boolean().describe("Somebody said by when: no calendar moves it"),
  minutes: z.number().describe("How many minutes were promised; of what somebody said by when as many as count until then"),
  open_minutes: z
    .number()
    .describe(
      "How many count from then until it is due, by the calendars of today: others than `minutes` where one was changed since, or where a team that is open longer took it over",
    ),
  counted: z.number().describe("How many of them have counted by now, or when it was solved"),
  segments: z.array(segment).describe("How it came to that, without holes, for five years at most; their minutes add up to `open_minutes`"),
  targets: z
    .array(target)
    .describe("Everything that service levels ever promised of it, in the order in which it began; without any: empty"),
});
export type TicketClock = z.infer<typeof clock>;

export const ticketClockRoutes = routes({
  "GET /tickets/{id}/clock": {
    summary: "Why a ticket is due when it is: its opening hours, piece by piece; no requester sees it",
    access: "tickets:read",
    answer: clock,
  },
  "POST /tickets/{id}/clock-recounts": {
    summary:
      "Count what is promised of a ticket anew, by the service levels, calendars and holidays of now, for all that ever happened to it; who reads its clock is told so",
    access: "tickets:work",
    body: z.strictObject({ reason: line(300).describe("Why, for the story of the ticket") }),
    answer: clock,
  },
});
