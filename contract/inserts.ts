import { z } from "zod";
import { routes } from "./route.ts";
import { id, list } from "./shapes.ts";

/** Where what can be inserted comes from. */
export const insertSource = z.enum(["request_type", "known_now"]);
export type InsertSource = z.infer<typeof insertSource>;

const insert = z.object({
  source: insertSource.describe(
    "request_type: a link to its form in the portal. known_now: what the desk has told everybody is out of order",
  ),
  id,
  name: z.string().describe("What it is called, in my language"),
  detail: z.string().nullable().describe("A few words more"),
});
export type Insert = z.infer<typeof insert>;

export const insertRoutes = routes({
  "GET /inserts": {
    summary: "What the desk knows and its requesters may read, to be inserted where one writes; the best first, at most ten",
    access: "tickets:work",
    query: z.strictObject({ q: z.string().trim().max(80).default("").describe("Words of its name; none: the first of each source") }),
    answer: list(insert),
  },
  "GET /tickets/{id}/inserts/{source}/{insert}": {
    summary: "One of them as words for a ticket, with its address",
    access: "tickets:work",
    query: z.strictObject({
      into: z.enum(["reply", "note"]).default("reply").describe("A reply is in the requester's language, a note in mine"),
    }),
    answer: z.object({ body: z.string() }),
  },
});
