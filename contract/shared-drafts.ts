import { z } from "zod";
import { nothing, routes } from "./route.ts";
import { instant, named } from "./shapes.ts";

const sharedDraft = z.object({
  body: z.string().describe("The reply as far as it is written"),
  version: z.number().int().describe("Rises with every change"),
  shared_by: named.describe("Who handed it to the others"),
  shared_at: instant.describe("When it was handed to them"),
  changed_by: named.describe("Who wrote on it last"),
  changed_at: instant.describe("When somebody wrote on it last"),
});
export type SharedDraft = z.infer<typeof sharedDraft>;

const answer = z.object({ draft: sharedDraft.nullable().describe("null: none is shared") });

export const sharedDraftRoutes = routes({
  "GET /tickets/{id}/shared-draft": {
    summary: "The reply that a colleague began and handed to the others, if there is one; no requester is told of it",
    access: "tickets:work",
    answer,
  },
  "PUT /tickets/{id}/shared-draft": {
    summary:
      "Hand a reply that I began to my colleagues on the ticket, or go on with one: then send `If-Match` with the version you read, to be told of a conflict with what is there by now",
    access: "tickets:work",
    body: z.strictObject({ body: z.string().max(100_000).describe("The whole reply as it is by now") }),
    answer,
  },
  "DELETE /tickets/{id}/shared-draft": {
    summary:
      "Share it no more, because it is mine again; fine also where there is none. Send `If-Match` with the version you read; without it, what a colleague wrote last goes into a draft of theirs",
    access: "tickets:work",
    answer: nothing,
    status: 204,
  },
});
