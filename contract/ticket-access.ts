import { z } from "zod";
import { id, named } from "./shapes.ts";
import { routes } from "./route.ts";

/** What is asked about somebody and a ticket. */
export const accessQuestions = ["inside", "outside", "work", "write"] as const;
export type AccessQuestion = (typeof accessQuestions)[number];

/** What may decide it; each is one rule of the desk's policy. */
export const accessRules = [
  "technician",
  "looked_at",
  "assignee",
  "offered",
  "let_in",
  "confidential",
  "oversight",
  "member",
  "restricted",
  "closed_team",
  "open_desk",
  "may_read",
  "discarded",
  "asked",
  "for_them",
  "follows",
  "organization",
  "may_work",
  "sees_inside",
  "administrator",
  "team_work",
  "limited",
  "only_looks",
  "tier",
] as const;
export type AccessRule = (typeof accessRules)[number];

const step = z.object({
  rule: z.enum(accessRules).describe("Which rule was asked"),
  says: z.enum(["yes", "no"]).nullable().describe("What the rule decided; null: it says nothing about them, and the next one is asked"),
});
export type AccessStep = z.infer<typeof step>;

const answer = z.object({
  question: z.enum(accessQuestions).describe("To see the inside; to see it as a requester does; to work on it; to write on it"),
  may: z.boolean().describe("What they may"),
  steps: z.array(step).describe("The rules in the order in which they were asked; the last one decided"),
});
export type AccessAnswer = z.infer<typeof answer>;

const confidential = z.boolean().describe("For its team, its assignee, its requester and who was let in alone");
const letIn = z.object({ confidential, items: z.array(named) });

export const ticketAccessRoutes = routes({
  "GET /tickets/{id}/access": {
    summary: "Why somebody may or may not see a ticket and work on it, rule by rule: for who works on it, administrators and auditors",
    access: "tickets:read",
    query: z.strictObject({ person: id.describe("Whose access is explained") }),
    answer: z.object({
      person: named,
      can_sign_in: z.boolean().describe("Whoever cannot sign in sees nothing, whatever the rules say"),
      team: z.string(),
      tier: z.number().int().describe("Of the ticket"),
      theirs: z.number().int().describe("The tier that the person counts as"),
      answers: z.array(answer).describe("One for each question; none for who cannot sign in"),
    }),
  },
  "GET /tickets/{id}/readers": {
    summary: "Who was let in to see a ticket besides those who see it anyway",
    access: "tickets:read",
    answer: letIn,
  },
  "PUT /tickets/{id}/readers/{person}": {
    summary: "Let a technician see a ticket that they would not see otherwise",
    access: "tickets:work",
    answer: letIn,
  },
  "DELETE /tickets/{id}/readers/{person}": {
    summary: "Let somebody see a ticket no longer who was let in",
    access: "tickets:work",
    answer: letIn,
  },
  "PUT /tickets/{id}/confidentiality": {
    summary: "Make a ticket confidential: for its team, its assignee, its requester and who is let in alone; or open it to the desk again",
    access: "tickets:work",
    body: z.strictObject({ confidential }),
    answer: letIn,
  },
});
