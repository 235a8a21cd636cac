import { z } from "zod";
import { routes } from "./route.ts";
import { instant, named } from "./shapes.ts";

const segment = z.object({
  from: instant.describe("From when"),
  to: instant.describe("Until when"),
  cause: z
    .enum(["open", "closed", "holiday", "exception", "paused"])
    .describe("open: it counts; closed: outside of the hours; holiday and exception: closed on that day; paused: nothing counts"),
  why: z.string().nullable().describe("What the holiday or exception is called; null: nothing"),
  minutes: z.number().describe("How many minutes counted"),
  open_minutes: z.number().describe("How many of its minutes were open"),
  calendar: z.string().nullable().describe("In whose hours; null: around the clock"),
  version: z.number().int().nullable().describe("Which version of that calendar"),
  team: named.describe("Who had it"),
  says: z.string().describe("The same in one sentence, in the reader's language and time zone"),
});
export type ClockSegment = z.infer<typeof segment>;

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
});
export type TicketClock = z.infer<typeof clock>;

export const ticketClockRoutes = routes({
  "GET /tickets/{id}/clock": {
    summary: "Why a ticket is due when it is: its opening hours, piece by piece; no requester sees it",
    access: "tickets:read",
    answer: clock,
  },
});
