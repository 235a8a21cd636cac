import { z } from "zod";
import { flag, id, key as keyOf, line, list, named, text } from "./shapes.ts";
import { routes } from "./route.ts";
import { step, stepGiven } from "./step.ts";
import { field, fieldGiven, words, wordsGiven } from "./field.ts";

export { fieldKind, words, wordsGiven, type Field, type FieldChoice, type FieldKind, type FieldValue, type FieldValues } from "./field.ts";

export const kind = z.enum(["incident", "service_request"]);
/** ITIL: how many are hit. 1 = the whole organization or a site, 2 = a team, 3 = one person. */
export const impact = z.number().int().min(1).max(3).describe("1 = organization or site, 2 = team, 3 = one person");
/** ITIL: how soon it hurts. 1 = cannot work, 2 = hindered, 3 = can wait. */
export const urgency = z.number().int().min(1).max(3).describe("1 = cannot work, 2 = hindered, 3 = can wait");
export const priority = z.enum(["critical", "high", "normal", "low"]);
export type Priority = z.infer<typeof priority>;

const target = z.number().int().min(1).max(525_600).nullable();
const of = (which: Priority) => target.describe(`Minutes for those of the priority ${which}; null: as for all`);
/** Minutes to a solution by priority, where a request type has its own. */
const targets = z
  .object({ critical: of("critical"), high: of("high"), normal: of("normal"), low: of("low") })
  .describe("Minutes until a ticket of it should be solved, by priority; null: as for all tickets");
export type Targets = z.infer<typeof targets>;
const targetsGiven = z
  .strictObject({
    critical: of("critical").optional(),
    high: of("high").optional(),
    normal: of("normal").optional(),
    low: of("low").optional(),
  })
  .describe(targets.description ?? "");

/** Words with blanks by language, as macros and snippets have them. */
const replyWords = z
  .strictObject({
    en: text(20_000).optional().describe("In English"),
    nb: text(20_000).optional().describe("In Norwegian (bokmål)"),
  })
  .nullable()
  .describe("What the first reply on a ticket of it begins with, with blanks such as `{{requester.first_name}}`; null: nothing");
const checklistId = id.nullable().describe("Id of the checklist that a ticket gets with it; null: none");
const macroIds = z.array(id).max(20).describe("Ids of macros that are offered first on its tickets, in order; shared ones or a team's");

export const category = z.object({
  id,
  parent_id: id.nullable(),
  key: z.string(),
  name: words,
  /** From the root: "Mail and calendar › Outlook". */
  path: words,
  keywords: z.array(z.string()),
  team: named.nullable().describe("Tier 2 team that knows this category"),
  active: z.boolean(),
});
export type Category = z.infer<typeof category>;

export const requestType = z.object({
  id,
  key: z.string(),
  name: words,
  hint: words,
  icon: z.string().describe("Name of a Tabler icon"),
  kind,
  category: named.nullable(),
  team: named.nullable(),
  impact,
  urgency,
  confidential: z.boolean().describe("What is asked by it is confidential"),
  fields: z.array(field).describe("The questions, in order"),
  steps: z.array(step).describe("Where its tickets may stand, in order; told to technicians alone"),
  reply: replyWords,
  checklist_id: checklistId,
  macro_ids: macroIds,
  targets,
  active: z.boolean(),
  version: z.number().int(),
});
export type RequestType = z.infer<typeof requestType>;

const key = keyOf(60);
const typeGiven = z.strictObject({
  name: wordsGiven,
  hint: wordsGiven,
  icon: z.string().max(40).default("help"),
  kind,
  category_id: id.nullable().default(null),
  team_id: id.nullable().default(null),
  impact: impact.default(3),
  urgency: urgency.default(2),
  confidential: z.boolean().default(false).describe("true: what is asked by it is for its team, its requester and who is let in alone"),
  fields: z.array(fieldGiven).max(60).default([]).describe("The questions, in order"),
  steps: z.array(stepGiven).max(30).default([]).describe("Where its tickets may stand, in order"),
  reply: replyWords.default(null),
  checklist_id: checklistId.default(null),
  macro_ids: macroIds.default([]),
  targets: targetsGiven.default({}),
});
/** What is left out of a change stays: no default fills it. */
export const typeChange = z.strictObject({
  name: wordsGiven.optional(),
  hint: wordsGiven.optional(),
  icon: z.string().max(40).optional(),
  kind: kind.optional(),
  category_id: id.nullable().optional(),
  team_id: id.nullable().optional(),
  impact: impact.optional(),
  urgency: urgency.optional(),
  confidential: z
    .boolean()
    .optional()
    .describe("true: what is asked by it from now on is for its team, its requester and who is let in alone"),
  fields: z
    .array(fieldGiven)
    .max(60)
    .optional()
    .describe("The questions, in order. One that is left out is asked no more; its answers stay readable"),
  steps: z
    .array(stepGiven)
    .max(30)
    .optional()
    .describe(
      "Where its tickets may stand, in order. One that is left out is set no more; tickets that stand at it keep it until they go on",
    ),
  reply: replyWords.optional(),
  checklist_id: checklistId.optional(),
  macro_ids: macroIds.optional(),
  targets: targetsGiven.optional(),
  active: z.boolean().optional(),
});

const updates = z.number().int().describe("Minutes until whoever asked hears more, where no service level says so");

export const catalogRoutes = routes({
  "GET /categories": { summary: "The tree of categories, in order", access: "catalog:read", answer: list(category) },
  "POST /categories": {
    summary: "Add a category",
    access: "catalog:write",
    body: z.strictObject({
      key,
      name: wordsGiven,
      parent_id: id.nullable().default(null),
      keywords: z.array(line(60)).max(50).default([]),
      team_id: id.nullable().default(null),
    }),
    answer: category,
    status: 201,
  },
  "PATCH /categories/{id}": {
    summary: "Change or retire a category, by id or key",
    access: "catalog:write",
    body: z.strictObject({
      name: wordsGiven.optional(),
      keywords: z.array(line(60)).max(50).optional(),
      team_id: id.nullable().optional(),
      active: z.boolean().optional(),
    }),
    answer: category,
  },
  "GET /categories/suggestion": {
    summary: "What the words of a fault suggest: category, impact and urgency",
    access: "catalog:read",
    query: z.strictObject({ q: z.string().max(2000) }),
    answer: z.object({
      category: category.nullable().describe("null: the words say nothing of it"),
      impact: impact.nullable(),
      urgency: urgency.nullable(),
    }),
  },
  "GET /request-types": {
    summary: "What can be asked for, with the questions of each; those that only technicians answer are told to technicians alone",
    access: "signed_in",
    query: z.strictObject({ all: flag.default(false).describe("true: also what is offered no more. Administrators only") }),
    answer: list(requestType),
  },
  "POST /request-types": {
    summary: "Add a request type",
    access: "catalog:write",
    body: typeGiven.extend({ key }),
    answer: requestType,
    status: 201,
  },
  "PATCH /request-types/{id}": {
    summary: "Change a request type, or offer it no more; tickets keep what was answered. Send `If-Match` with the version you read",
    access: "catalog:write",
    body: typeChange,
    answer: requestType,
  },
  "PATCH /priorities/{priority}": {
    summary: "Change by when whoever asked hears more, for tickets of a priority. Words that are owed already keep their time",
    access: "catalog:write",
    body: z.strictObject({ update_minutes: updates.min(15).max(14_400) }),
    answer: z.object({ priority, resolution_minutes: z.number().int(), update_minutes: updates }),
  },
  "GET /priorities": {
    summary: "The matrix impact × urgency → priority, and each priority's targets in minutes",
    access: "signed_in",
    answer: z.object({
      matrix: z.array(z.object({ impact, urgency, priority })),
      targets: z.array(z.object({ priority, resolution_minutes: z.number().int(), update_minutes: updates })),
    }),
  },
});
