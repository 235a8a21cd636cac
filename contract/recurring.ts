import { z } from "zod";
import { impact, urgency } from "./catalog.ts";
import { nothing, routes } from "./route.ts";
import { cursor, id, instant, limit, line, list, named, page } from "./shapes.ts";

/** The parts of a rule by name, capitals: "FREQ=DAILY;COUNT=3" is `{FREQ: "DAILY", COUNT: "3"}`. Pure. */
export const partsOf = (rule: string): Record<string, string> =>
  Object.fromEntries(
    rule
      .trim()
      .toUpperCase()
      .replace(/^RRULE:/, "")
      .split(";")
      .filter(Boolean)
      .map((part) => {
        const [name = "", ...value] = part.split("=");
        return [name.trim(), value.join("=").trim()];
      }),
  );

const series = {
  rule: line(300).describe("RFC 5545 RRULE of days, weeks, months or years: `FREQ=MONTHLY;BYDAY=1MO`. It says no time: `time` does"),
  starts_on: z.iso.date().describe("The first day that may be one; COUNT counts from it"),
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a time")
    .describe("At which time of the day: `08:00`. Where a clock skips it, as much later; where a clock shows it twice, the first time"),
  time_zone: z.string().max(60).describe("On the clock of this place, an IANA name: the time stays the same in summer and winter"),
};
const seriesGiven = z.strictObject(series);
export type Series = z.infer<typeof seriesGiven>;

const begin = {
  team_id: id.describe("Whose its tickets are, and whose leads keep it"),
  subject: line(200).describe("Of its tickets; it is called by it, too"),
  description: z.string().trim().max(20_000).describe("What stands in its tickets"),
  request_type_id: id.nullable().describe("What they are; null: an incident"),
  fields: z
    .record(z.string(), z.union([z.string().max(20_000), z.number(), z.boolean(), z.array(z.string().max(40)).max(100)]))
    .describe("Answers to the fields of the request type, by key; no secret and no file, which a rule cannot keep"),
  impact: impact.nullable().describe("null: as the request type says"),
  urgency: urgency.nullable().describe("null: as the request type says"),
  checklist_id: id.nullable().describe("A checklist template that is copied into each; null: none"),
  assignee_id: id.nullable().describe("Who has it from the beginning, a technician who works in the team; null: the team's queue"),
};
const given = {
  ...series,
  ...begin,
  description: begin.description.default(""),
  request_type_id: begin.request_type_id.default(null),
  fields: begin.fields.default({}),
  impact: begin.impact.default(null),
  urgency: begin.urgency.default(null),
  checklist_id: begin.checklist_id.default(null),
  assignee_id: begin.assignee_id.default(null),
  requester_id: id.optional().describe("Whom its tickets are for; who writes this when left out. No receipt is sent"),
  active: z.boolean().default(true).describe("false: it pauses. What falls into a pause is not made up for"),
};

const times = z.array(instant).describe("The next times, at most five");
const trouble = z.object({
  what: z
    .enum(["ticket", "checklist", "assignee"])
    .describe("ticket: it could not be opened; checklist: it has none; assignee: it waits in the team's queue"),
  why: z.string().describe("Why, in the reader's language"),
});

const recurrence = z.object({
  id,
  ...series,
  ...begin,
  team: named.describe("Whose its tickets are"),
  request_type: z.string().nullable().describe("What the request type is called; null: none, or it is gone"),
  checklist: z.string().nullable().describe("What the checklist is called; null: none, or it is gone"),
  assignee: named.nullable().describe("Who has its tickets from the beginning"),
  requester: named.describe("Whom its tickets are for"),
  says: z.string().describe("What the rule means, in the reader's language"),
  active: z.boolean().describe("false: it pauses"),
  next: times,
  skipped: z.array(instant).describe("Times to come that are left out"),
  last: z
    .object({
      due_at: instant,
      outcome: z.enum(["opened", "skipped", "failed"]),
      troubled: z.boolean().describe("Not all of it could be done"),
    })
    .nullable()
    .describe("What became of its last time; null: there was none"),
  changed_by: named.describe("Who changed it last"),
  changed_at: instant.describe("When it was changed last"),
  version: z.number().int().describe("Rises with every change"),
  can: z.object({ change: z.boolean().describe("I may change, pause and delete it, and skip a time") }),
});
export type Recurrence = z.infer<typeof recurrence>;

const run = z.object({
  due_at: instant.describe("The time that it was for"),
  at: instant.describe("When that became of it"),
  outcome: z.enum(["opened", "skipped", "failed"]).describe("opened: a ticket; skipped: somebody left it out; failed: none, and why"),
  late: z.boolean().describe("The desk was off at its time"),
  missed: z.number().int().describe("So many earlier times had passed, too: one ticket stands for all of them"),
  ticket: z.object({ id, number: z.number().int() }).nullable().describe("null: there is none, or you may not see it"),
  troubles: z.array(trouble).describe("What could not be done"),
});
export type RecurrenceRun = z.infer<typeof run>;

const access = "tickets:work";
export const recurringRoutes = routes({
  "GET /recurrences": {
    summary: "Recurring tickets of my teams; with catalog:write those of all",
    access,
    answer: list(recurrence),
  },
  "POST /recurrences": {
    summary: "Have the desk open tickets again and again, for a team that I lead; with catalog:write for every team",
    access,
    body: z.strictObject(given),
    answer: recurrence,
    status: 201,
  },
  "GET /recurrence-preview": {
    summary: "What a rule means, in words, and its next times. Nothing is kept",
    access,
    query: seriesGiven,
    answer: z.object({ rule: z.string().describe("As it would be kept"), says: z.string().describe("What it means"), next: times }),
  },
  "GET /recurrences/{id}": { summary: "One of them", access, answer: recurrence },
  "PATCH /recurrences/{id}": {
    summary: "Change it, pause it or go on; send `If-Match` with the version you read to be told of a conflict",
    access,
    body: z
      .strictObject({ ...series, ...begin, requester_id: id.describe("Whom its tickets are for"), active: given.active.unwrap() })
      .partial(),
    answer: recurrence,
  },
  "DELETE /recurrences/{id}": { summary: "Open no more. Tickets that it opened stay", access, answer: nothing, status: 204 },
  "POST /recurrences/{id}/skips": {
    summary: "Leave its next time out",
    access,
    body: z.strictObject({ at: instant.describe("Which: its next one. Refused when it is another one by now") }),
    answer: recurrence,
    status: 201,
  },
  "DELETE /recurrences/{id}/skips": { summary: "Leave out none of those that are still to come", access, answer: recurrence },
  "GET /recurrences/{id}/runs": {
    summary: "What became of its times, the latest first",
    access,
    query: z.strictObject({ cursor, limit }),
    answer: page(run),
  },
});
