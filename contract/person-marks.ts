import { z } from "zod";
import { nothing, routes } from "./route.ts";
import { id, instant, line, named } from "./shapes.ts";

export const personMarks = ["vip", "vulnerable"] as const;
export const personMark = z
  .enum(personMarks)
  .describe("vip: the house waits for them least; vulnerable: they need more care, as `note` says how");
export type PersonMark = z.infer<typeof personMark>;

const marked = z.object({
  person_id: id.describe("Who"),
  mark: personMark,
  note: z.string().nullable().describe("What helps them: how to speak with them, whom to ask. Never why"),
  set_by: named.nullable().describe("Who said so last; null: the desk itself"),
  set_at: instant.describe("When"),
});
export type MarkedPerson = z.infer<typeof marked>;

/** Seen by technicians alone: no answer about a person, and none that a requester gets, holds it. */
export const personMarkRoutes = routes({
  "GET /people/marks": {
    summary: "Everybody who is marked as a VIP or as in need of care, for technicians alone",
    access: "tickets:work",
    answer: z.object({
      items: z.array(marked).describe("All of them: a desk marks at most 5,000, because a mark that everybody has says nothing"),
      may_mark: z.array(personMark).describe("Which of the marks the reader may set and take away"),
    }),
  },
  "PUT /people/{id}/marks/{mark}": {
    summary:
      "Mark somebody, or change what the mark says: as in need of care whoever may work on tickets, as a VIP a lead or an administrator",
    access: "tickets:work",
    body: z.strictObject({
      note: line(200).nullable().default(null).describe("What helps them: how to speak with them, whom to ask. Never why"),
    }),
    answer: marked,
  },
  "DELETE /people/{id}/marks/{mark}": {
    summary: "Take a mark away; fine also when they did not have it",
    access: "tickets:work",
    answer: nothing,
    status: 204,
  },
});
