import { z } from "zod";
import { routes } from "./route.ts";
import { id, instant, line, list, named, text } from "./shapes.ts";
import { priority } from "./catalog.ts";
import { status } from "./ticket.ts";

/** What the other ticket is to the one that is looked at. */
export const linkKind = z.enum(["parent", "child", "duplicate_of", "duplicated_by", "caused_by", "causes", "related"]);
export type LinkKind = z.infer<typeof linkKind>;

const linkedTicket = z.object({
  id,
  number: z.number().int(),
  subject: z.string(),
  status,
  priority,
  team: z.string().describe("Who has it"),
  due_at: instant.nullable().describe("When it should be solved"),
  assignee: named.nullable(),
  requester: named.nullable(),
});

export const ticketLink = z.object({
  id,
  kind: linkKind.describe("What the other ticket is to this one"),
  ticket: linkedTicket.describe("The other ticket"),
  task: z.boolean().describe("The child is a piece of work that was given to another team"),
  mandatory: z.boolean().describe("Until the child is solved the parent can be neither solved nor closed"),
  linked_by: named.nullable().describe("null: the desk itself"),
  linked_at: instant.describe("When that was said"),
});
export type TicketLink = z.infer<typeof ticketLink>;

export const ticketLinks = z.object({
  items: z.array(ticketLink).describe("To tickets whose inside I may see; of others nothing is told, not even that they are there"),
  children: z
    .object({ open: z.number().int(), solved: z.number().int().describe("How many are solved or closed") })
    .describe("How many of the children that I may see are still open, and how many solved or closed"),
});
export type TicketLinks = z.infer<typeof ticketLinks>;

export const linkRoutes = routes({
  "GET /tickets/{id}/links": {
    summary: "Parent, children, duplicates, causes and what else is related; no requester sees it",
    access: "tickets:read",
    answer: ticketLinks,
  },
  "POST /tickets/{id}/links": {
    summary: "Link a ticket to another one; parents and duplicates make no circle, and a ticket has one parent",
    access: "tickets:work",
    body: z.strictObject({
      kind: linkKind.describe("What the other ticket is to this one"),
      ticket: z.string().max(60).describe("Id or number of the other ticket"),
    }),
    answer: ticketLinks,
    status: 201,
  },
  "POST /tickets/{id}/tasks": {
    summary: "Give a piece of work to another team: a child ticket of its own, of which no requester hears. This ticket stays where it is",
    access: "tickets:work",
    body: z.strictObject({
      subject: line(200).describe("What is to be done"),
      description: z.string().trim().max(20_000).default("").describe("What they need to know; they may not see this ticket"),
      team: z.string().max(60).describe("Id or key of the team that does it"),
      due_at: instant.optional().describe("By when, within a year; as their target says when left out"),
      mandatory: z.boolean().default(true).describe("Until it is done this ticket can be neither solved nor closed"),
    }),
    answer: ticketLinks,
    status: 201,
  },
  "DELETE /tickets/{id}/links/{link}": {
    summary: "Take a link away; nothing of the tickets changes",
    access: "tickets:work",
    answer: ticketLinks,
  },
  "POST /tickets/{id}/cascades": {
    summary: "Solve, or answer, open children of this ticket with the same words; what fails for one does not stop the others",
    access: "tickets:work",
    body: z.strictObject({
      act: z.enum(["reply", "resolve"]).describe("What is done in each of them"),
      body: text(20_000).optional().describe("A public reply in each of them; `reply` needs it"),
      wait: z.boolean().default(false).describe("With `reply`: each then waits for its requester"),
      children: z.array(id).min(1).max(200).describe("Which of its children"),
    }),
    answer: list(
      z.object({
        ticket: z.object({ id, number: z.number().int() }),
        done: z.boolean().describe("Whether it was done"),
        refusal: z.object({ code: z.string(), detail: z.string() }).nullable().describe("Why not, in my language"),
      }),
    ),
    status: 201,
  },
});
