import { z } from "zod";
import { nothing, routes } from "./route.ts";
import { id, instant, line, list, named } from "./shapes.ts";

const mandatory = z.boolean().describe("Until it is done the ticket can be neither solved nor closed");
const step = z.strictObject({
  text: line(300).describe("What is to be done"),
  mandatory: mandatory.default(false),
});
const steps = z.array(step).min(1).max(100).describe("In their order");

const checklistTemplate = z.object({
  id,
  name: z.string(),
  items: z.array(z.object({ text: z.string(), mandatory })),
  version: z.number().int(),
});
export type ChecklistTemplate = z.infer<typeof checklistTemplate>;

const checklistItem = z.object({
  id,
  text: z.string(),
  mandatory,
  done: z
    .object({ by: named.nullable().describe("null: the desk itself"), at: instant })
    .nullable()
    .describe("Who ticked it, and when; null: it is still to be done"),
});
const checklist = z.object({
  id,
  name: z.string(),
  added_by: named.nullable().describe("null: the desk itself"),
  added_at: instant.describe("When it was added to the ticket"),
  items: z.array(checklistItem).describe("In their order"),
});
export type Checklist = z.infer<typeof checklist>;
export type ChecklistItem = z.infer<typeof checklistItem>;

export const checklistRoutes = routes({
  "GET /checklist-templates": {
    summary: "Checklists that may be added to tickets, by name",
    access: "tickets:work",
    answer: list(checklistTemplate),
  },
  "POST /checklist-templates": {
    summary: "Make a checklist for tickets",
    access: "catalog:write",
    body: z.strictObject({ name: line(100), items: steps }),
    answer: checklistTemplate,
    status: 201,
  },
  "PATCH /checklist-templates/{id}": {
    summary: "Change a checklist; tickets that have it keep their copy. Send `If-Match` with the version you read",
    access: "catalog:write",
    body: z.strictObject({ name: line(100).optional(), items: steps.optional() }),
    answer: checklistTemplate,
  },
  "DELETE /checklist-templates/{id}": {
    summary: "Offer a checklist no more; tickets that have it keep their copy",
    access: "catalog:write",
    answer: nothing,
    status: 204,
  },
  "GET /tickets/{id}/checklists": {
    summary: "The checklists of a ticket, the first one first; no requester sees them",
    access: "tickets:read",
    answer: list(checklist),
  },
  "POST /tickets/{id}/checklists": {
    summary: "Add a checklist to a ticket, copied from a template",
    access: "tickets:work",
    body: z.strictObject({ template: id.describe("Id of the template") }),
    answer: list(checklist),
    status: 201,
  },
  "PATCH /tickets/{id}/checklists/{checklist}/items/{item}": {
    summary: "Tick a step of a checklist, or untick it, or move it",
    access: "tickets:work",
    body: z.strictObject({
      done: z.boolean().optional().describe("true: it is done, by me and now"),
      place: z.number().int().min(0).max(99).optional().describe("Where it stands from now on, counted from 0"),
    }),
    answer: list(checklist),
  },
  "DELETE /tickets/{id}/checklists/{checklist}": {
    summary: "Take a checklist off a ticket, with what was ticked in it",
    access: "tickets:work",
    answer: list(checklist),
  },
});
