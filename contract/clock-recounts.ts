import { z } from "zod";
import { nothing, routes } from "./route.ts";
import { cursor, id, instant, limit, line, named, page } from "./shapes.ts";

const recount = z.object({
  id,
  by: named.nullable().describe("Who asked for it; null: the desk itself, since a feed said other days"),
  reason: z.string().describe("Why: each ticket that moves tells it"),
  counts: z
    .enum(["all", "hours"])
    .describe("all: by the service levels and calendars of then; hours: by the calendars of then, and what is promised stays"),
  calendar: named.nullable().describe("Only tickets that count by it; null: all that are open"),
  state: z.enum(["running", "done", "cancelled"]).describe("cancelled: what was counted by then stays counted"),
  total: z.number().int().describe("How many tickets it was about when it began"),
  done: z.number().int().describe("How many of them had their turn"),
  moved: z.number().int().describe("Of how many something is due at another time since, or was met or missed otherwise"),
  started_at: instant.describe("When it began"),
  finished_at: instant.nullable().describe("When it ended; null: it goes on"),
});
export type RecountShown = z.infer<typeof recount>;

const which = { calendar: id.nullable().default(null).describe("Only tickets that count by this calendar; null: all that are open") };

export const clockRecountRoutes = routes({
  "GET /clock-recounts": {
    summary: "When promises of many tickets were counted anew, newest first",
    access: "catalog:write",
    query: z.strictObject({
      cursor,
      limit,
      calendar: id.optional().describe("Only those about this calendar"),
    }),
    answer: page(recount),
  },
  "GET /clock-recounts/extent": {
    summary: "How many open tickets would be counted anew",
    access: "catalog:write",
    query: z.strictObject({ calendar: id.optional().describe("Only those that count by this calendar") }),
    answer: z.object({ tickets: z.number().int().describe("So many") }),
  },
  "POST /clock-recounts": {
    summary:
      "Count what is promised of all open tickets anew, by the service levels, calendars and holidays of now. It goes on in the background; each ticket that moves tells why",
    access: "catalog:write",
    body: z.strictObject({ ...which, reason: line(300).describe("Why, for the story of each ticket") }),
    answer: recount,
    status: 201,
  },
  "GET /clock-recounts/{id}": { summary: "How far a count has come", access: "catalog:write", answer: recount },
  "POST /clock-recounts/{id}/cancellation": {
    summary: "Stop a count: what was counted by then stays counted",
    access: "catalog:write",
    answer: nothing,
    status: 204,
  },
});
