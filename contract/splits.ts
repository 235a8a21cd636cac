import { z } from "zod";
import { routes } from "./route.ts";
import { id, line } from "./shapes.ts";
import { anyTicket } from "./ticket.ts";

export const splitRoutes = routes({
  "POST /tickets/{id}/splits": {
    summary: "Open a new ticket of the same requester from replies and notes of this one, which leave it",
    access: "tickets:work",
    body: z.strictObject({
      entries: z.array(id).min(1).max(100).describe("Ids of replies and notes in this ticket's timeline; they keep their ids and times"),
      subject: line(300).describe("What the new ticket is about"),
    }),
    answer: z.object({
      split: id.describe("What was done, to undo it by"),
      ticket: anyTicket.describe("The new ticket"),
    }),
    status: 201,
  },
  "DELETE /tickets/{id}/splits/{split}": {
    summary: "Undo a split: what left comes back. The new ticket is dropped, or stays with what was written in it since",
    access: "tickets:work",
    answer: anyTicket,
  },
});
