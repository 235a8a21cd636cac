import { z } from "zod";
import type { FieldKind } from "./field.ts";
import { longestFilter, type AnswerField } from "./filter.ts";
import { nothing, routes } from "./route.ts";
import { id, line, list, named } from "./shapes.ts";
import { teamMark } from "./ticket.ts";

export const sortFields = ["opened", "updated", "due", "priority"] as const;
/** What every ticket has an order by. */
export type PlainSort = (typeof sortFields)[number];
/** Kinds of questions by whose answers a list may stand, or be divided: where a ticket has one answer, and not a story. */
export const orderedKinds: readonly FieldKind[] = ["text", "number", "choice", "tree", "date", "yes_no", "person", "asset"];
const answerAt = z
  .templateLiteral(["field.", z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)])
  .describe(
    "What was answered to the question of this key: choices in their order in the form, people by name, assets by tag; without an answer last. Not of secrets, files, long texts and questions with several answers",
  );
export const directions = ["ascending", "descending"] as const;
export const viewSort = z.strictObject({
  field: z.union([z.enum(sortFields), answerAt]).describe("What decides the order; `priority` ascends from critical"),
  direction: z.enum(directions).describe("`ascending`: the earliest, or the most urgent, first"),
});
export type ViewSort = z.infer<typeof viewSort>;

export const viewColumns = [
  "number",
  "subject",
  "requester",
  "site",
  "status",
  "step",
  "priority",
  "tier",
  "team",
  "assignee",
  "channel",
  "kind",
  "opened",
  "updated",
  "due",
] as const;
/** What every ticket has. */
export type PlainColumn = (typeof viewColumns)[number];
const answerColumn = z
  .templateLiteral(["field.", z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)])
  .describe("What was answered to the question of this key, of whichever request type; never a secret");
export type ViewColumn = PlainColumn | AnswerField;
export const isPlain = (column: ViewColumn): column is PlainColumn => (viewColumns as readonly string[]).includes(column);
const columns = z
  .array(z.union([z.enum(viewColumns), answerColumn]))
  .min(1)
  .max(viewColumns.length + 12)
  .describe("What the list shows where there is room for a table, from left to right");

export const groupFields = ["status", "priority", "tier", "team", "assignee"] as const;
export type PlainGroup = (typeof groupFields)[number];
export type GroupField = PlainGroup | AnswerField;
export const isPlainGroup = (field: GroupField): field is PlainGroup => (groupFields as readonly string[]).includes(field);
const groupBy = z
  .union([z.enum(groupFields), answerAt])
  .nullable()
  .describe("Under which headings its tickets stand, in the view's order below each; only for a filter that asks for open tickets alone");

export const tones = ["accent", "amber", "red", "green", "quiet"] as const;
const filter = z.string().trim().max(longestFilter).describe("As of `GET /tickets?filter=`; `me` and `mine` are whoever looks");
export const viewMark = z.strictObject({
  filter: filter.describe("Which tickets it marks, as a filter"),
  tone: z.enum(tones).describe("Its colour, which never speaks alone"),
  word: line(40).describe("What the mark says"),
});
export type ViewMark = z.infer<typeof viewMark>;
const marks = z.array(viewMark).max(10).describe("Words that stand at tickets which a filter of their own finds");

export const scopes = ["personal", "team", "shared"] as const;
const scope = z.enum(scopes).describe("Whose it is: my own, a team's, or shared with all technicians");

export const view = z.object({
  id,
  name: z.string(),
  scope,
  team: teamMark.nullable(),
  owner: named.describe("Who made it"),
  filter,
  sort: viewSort,
  columns,
  group_by: groupBy,
  marks,
  pinned: z.boolean().describe("Stands first in my column"),
  gone: z
    .array(z.object({ field: z.string().describe("The field that asks for it"), value: z.string().describe("As it is written") }))
    .describe("What the filter names and the desk knows no more: it finds nobody and nothing"),
  version: z.number().int(),
  can: z.object({ change: z.boolean().describe("Change, retire and restore it") }),
});
export type View = z.infer<typeof view>;

const given = {
  filter,
  sort: viewSort,
  columns,
  group_by: groupBy,
  marks,
};
const team = z.string().max(60).describe("Id or key of the team, for a team's view; I lead it, or may change teams");

export const viewRoutes = routes({
  "GET /views": {
    summary: "The views that I may use, in my order: those I pinned, those I put in order, then the others by name",
    access: "tickets:work",
    answer: list(view),
  },
  "GET /views/counts": {
    summary: "How many tickets each of my views finds, within what I may see; never older than the request",
    access: "tickets:work",
    answer: list(
      z.object({
        id: id.describe("Id of the view"),
        number: z.number().int().describe("How many tickets"),
        exact: z
          .boolean()
          .describe(
            "true: all of them. false: at least so many, because the filter reaches into closed tickets: counted are the 20,000 tickets that changed last, and no further than 999",
          ),
      }),
    ),
  },
  "POST /views": {
    summary: "Make a view; a filter that cannot be meant, or that names what the desk does not know, is refused at its word",
    access: "tickets:work",
    body: z.strictObject({
      name: line(80),
      scope: scope.default("personal"),
      team: team.optional(),
      filter,
      sort: viewSort.default({ field: "due", direction: "ascending" }),
      columns: columns.default(["number", "subject", "requester", "status", "assignee", "due"]),
      group_by: groupBy.default(null),
      marks: marks.default([]),
    }),
    answer: view,
    status: 201,
  },
  "GET /views/{id}": { summary: "One view", access: "tickets:work", answer: view },
  "GET /views/{id}/groups": {
    summary: "The headings of a view, in their order, with how many tickets stand below each; none for a view without headings",
    access: "tickets:work",
    answer: list(
      z.object({
        value: z.string().nullable().describe("Of the field that it is grouped by: a word, or an id; null: it has none"),
        name: z.string().nullable().describe("Of the team, the person or the answer; null where the value is a word"),
        number: z.number().int().describe("How many tickets"),
      }),
    ),
  },
  "PATCH /views/{id}": {
    summary: "Change a view, or whose it is; send `If-Match` with the version you read to be told of a conflict",
    access: "tickets:work",
    body: z.strictObject({
      name: line(80).optional(),
      scope: scope.optional(),
      team: team.optional(),
      filter: given.filter.optional(),
      sort: given.sort.optional(),
      columns: given.columns.optional(),
      group_by: given.group_by.optional(),
      marks: given.marks.optional(),
    }),
    answer: view,
  },
  "DELETE /views/{id}": {
    summary: "Retire a view: nobody has it any more, until it is restored",
    access: "tickets:work",
    answer: nothing,
    status: 204,
  },
  "POST /views/{id}/restorations": {
    summary: "Bring back a view that was retired",
    access: "tickets:work",
    answer: view,
    status: 201,
  },
  "PUT /views/order": {
    summary: "Put my views in order, and pin those that stand first; it changes nobody else's column",
    access: "tickets:work",
    body: z.strictObject({
      views: z
        .array(
          z.strictObject({
            id: id.describe("Id of a view that I may use"),
            pinned: z.boolean().default(false).describe("Stands first in my column"),
          }),
        )
        .max(1000)
        .describe("From top to bottom; what is left out follows by name"),
    }),
    answer: nothing,
    status: 204,
  },
});
