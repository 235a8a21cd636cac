import { z } from "zod";
import { routes } from "./route.ts";
import { id, instant, list, named } from "./shapes.ts";
import { anyTicket, status } from "./ticket.ts";

const numbered = z.object({ id, number: z.number().int(), subject: z.string() });

export const ticketMerge = z.object({
  id,
  from: numbered
    .extend({ requester: named.nullable(), version: z.number().int().describe("For `If-Match`, to undo it") })
    .describe("The ticket that is read through the other one"),
  into: numbered.describe("The ticket that it was merged into"),
  shared: z.boolean().describe("Whoever takes part in the one reads what is public in the other"),
  merged_by: named.nullable().describe("null: the desk itself"),
  merged_at: instant.describe("When it was merged"),
});
export type TicketMerge = z.infer<typeof ticketMerge>;

const side = numbered.extend({
  status,
  requester: named.nullable(),
  organization: named.nullable(),
  opened_at: instant,
  replies: z.number().int().describe("Public messages in it"),
  version: z.number().int(),
});
const why = z.object({ code: z.string(), detail: z.string() }).nullable();

const mergePreview = z.object({
  from: side,
  into: side.describe("Where it would go: a merged ticket stands for the one that it is read through"),
  refusal: why.describe("Why it cannot be; null: it can"),
  apart: z.array(named).describe("Who takes part in the one and would read nothing of the other, unless the two are shared"),
  joins: z.array(named).describe("Who would follow the other one from then on: they may read it anyway"),
  shared: z
    .object({ joins: z.array(named).describe("Who would follow it then"), refusal: why.describe("Why they cannot be shared") })
    .describe("When the two are shared"),
});
export type MergePreview = z.infer<typeof mergePreview>;

const into = z.string().max(60).describe("Id or number of the other ticket");

export const mergeRoutes = routes({
  "GET /tickets/{id}/merges": {
    summary: "What was merged into a ticket, and what it was merged into; no requester sees it",
    access: "tickets:read",
    answer: list(ticketMerge),
  },
  "GET /tickets/{id}/merges/preview": {
    summary: "What merging a ticket into another one would do, and who would read what",
    access: "tickets:work",
    query: z.strictObject({ into }),
    answer: mergePreview,
  },
  "POST /tickets/{id}/merges": {
    summary: "Merge a ticket into another one, through which it is read from then on; send `If-Match` with the version you read",
    access: "tickets:work",
    body: z.strictObject({
      into,
      share: z
        .boolean()
        .default(false)
        .describe("Let whoever takes part in the one read what is public in the other; otherwise each reads what they may read anyway"),
    }),
    answer: z.object({
      merge: ticketMerge.describe("What was made, to undo it by"),
      ticket: anyTicket.describe("The other ticket, as it is now"),
    }),
    status: 201,
  },
  "DELETE /tickets/{id}/merges/{merge}": {
    summary:
      "Take a merged ticket out again; what was written in the other one since stays there. Send `If-Match` with the version you read",
    access: "tickets:work",
    answer: anyTicket,
  },
});
