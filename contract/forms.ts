import { z } from "zod";
import { typeChange } from "./catalog.ts";
import { field, fieldValue, words } from "./field.ts";
import { routes } from "./route.ts";
import { id, instant, list, named } from "./shapes.ts";
import { step } from "./step.ts";

const formField = field.extend({
  value: fieldValue.nullable().describe("What was answered; null: nothing, or a secret"),
  shown: words.nullable().describe("The answer in words; null: nothing was answered"),
  file: id.nullable().describe("The attachment that is the answer to a field of the kind `file`"),
  asset: id.nullable().describe("The asset that is the answer to a field of the kind `asset`, where it is still there"),
  secret: z
    .object({ by: named.nullable().describe("Who wrote it"), at: instant.describe("When it was written") })
    .nullable()
    .describe("Of a secret that is there; what it says is shown only when somebody asks for it"),
  asked: z.boolean().describe("false: asked no more, or not with these answers; shown for what was answered"),
});
export type FormField = z.infer<typeof formField>;

const form = z.object({
  request_type: z.object({ id, key: z.string(), name: words }).nullable(),
  fields: z.array(formField).describe("The questions, in order; those that nobody asks any more only where they were answered"),
  steps: z.array(step).describe("Where a ticket of its request type may stand, also those that are set no more"),
  macros: z.array(id).describe("Ids of the macros that its request type offers first"),
});
export type TicketForm = z.infer<typeof form>;

const shapeEffect = z.object({
  what: z
    .enum([
      "retired",
      "hidden",
      "opened",
      "choice_retired",
      "needed",
      "decides_anew",
      "type_retired",
      "step_retired",
      "targets_changed",
      "checklist_changed",
    ])
    .describe(
      "A question is asked no more, is for technicians alone, is for requesters too, loses an answer, is needed before solving, or is asked at other times; the whole type is offered no more; a step is set no more; or its targets or its checklist are for what comes, and not for what is there",
    ),
  question: words.nullable().describe("Which one, or which step; null: the request type itself"),
  step: z.string().nullable().describe("Of a step that is set no more: its key"),
  tickets: z.number().int().describe("Open tickets that it touches"),
  used_by: z
    .array(
      z.object({
        what: z
          .enum(["view", "rule", "macro"])
          .describe("What names the question in its filter, its columns or its marks, or sets the step"),
        name: z.string().nullable().describe("What it is called; null: a view of somebody's own"),
      }),
    )
    .describe(
      "Of a step that is set no more: what would set it, and is refused from now on where no other type has it. Of a question that is asked no more, or of all those of a type that is offered no more: what goes on with the answers that are there, and says so",
    ),
});
export type ShapeEffect = z.infer<typeof shapeEffect>;

export const formRoutes = routes({
  "POST /request-types/{id}/previews": {
    summary: "What a change of a request type would do to its open tickets; nothing is changed",
    access: "catalog:write",
    body: typeChange,
    answer: list(shapeEffect),
  },
  "GET /tickets/{id}/form": {
    summary: "The form of a ticket with what was answered, also what technicians alone see; no secret is told",
    access: "tickets:read",
    answer: form,
  },
  "POST /tickets/{id}/secrets/{field}/showings": {
    summary: "Show a secret to a technician who works on the ticket; that it was shown is an audit event",
    access: "tickets:work",
    answer: z.object({ secret: z.string().describe("What was written. It is destroyed when the ticket closes") }),
    status: 201,
    secret: true,
  },
});
