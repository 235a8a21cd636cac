import { z } from "zod";
import { longestFilter } from "./filter.ts";
import { macroActs } from "./macros.ts";
import { nothing, routes } from "./route.ts";
import { cursor, id, instant, limit, line, list, named, page, text } from "./shapes.ts";

/** What may happen to a ticket, as rules name it. */
export const ruleEvent = z.enum([
  "opened",
  "changed",
  "requester_replied",
  "technician_replied",
  "note_added",
  "assigned",
  "handed_over",
  "waiting",
  "resumed",
  "solved",
  "confirmed",
  "reopened",
  "closed",
  "target_near",
  "target_missed",
  "target_over",
]);
export type RuleEvent = z.infer<typeof ruleEvent>;

/** Facts of a ticket whose change can be waited for. */
export const ruleField = z.enum([
  "subject",
  "description",
  "category",
  "impact",
  "urgency",
  "priority",
  "tags",
  "kind",
  "requester",
  "fields",
  "step",
  "request_type",
]);
export type RuleField = z.infer<typeof ruleField>;

/** From when on time is counted, of tickets that are open. */
export const ruleSince = z.enum(["opened", "changed", "waiting", "before_due", "overdue"]);
export type RuleSince = z.infer<typeof ruleSince>;

const occasion = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("event").describe("Something happens"),
      events: z.array(ruleEvent).min(1).max(16).describe("One of these"),
      fields: z.array(ruleField).max(12).default([]).describe("With `changed`: only when one of these changed; none: whichever did"),
    }),
    z.strictObject({
      kind: z.literal("time").describe("Time has passed"),
      since: ruleSince.describe(
        "Since it was opened, was changed last, began to wait for its requester, was due; or before it is due. Only of open tickets, and only of what falls due after the rule was switched on",
      ),
      hours: z.number().int().min(0).max(8760).describe("So many hours"),
    }),
  ])
  .describe("When the rule is asked");
export type RuleOccasion = z.infer<typeof occasion>;

const act = z.discriminatedUnion("act", [
  macroActs.reply,
  macroActs.note,
  macroActs.solve,
  macroActs.wait,
  macroActs.resume,
  macroActs.priority,
  macroActs.assign,
  macroActs.hand_over,
  macroActs.tags,
  macroActs.category,
  macroActs.step,
  macroActs.type,
  macroActs.checklist,
  z.strictObject({
    act: z.literal("notify").describe("What it does"),
    people: z.array(id).max(20).describe("Ids of people at the desk"),
    team: id.nullable().describe("Everybody in this team; null: none"),
    reason: text(1000).describe("What they read; blanks are filled"),
  }),
]);
export type RuleAct = z.infer<typeof act>;
export type RuleActName = RuleAct["act"];

const content = {
  name: line(100).describe("What it is called in lists and in the story of a ticket"),
  teams: z.array(id).max(50).describe("Only tickets that are with one of these teams; none: all"),
  when: occasion,
  filter: z.string().trim().max(longestFilter).describe("Only tickets that this finds, in the language of views; empty: all"),
  acts: z.array(act).min(1).max(10).describe("What it does, in this order; what may not be done is left out, the others are done"),
  last: z.boolean().describe("Where it holds for what happened, no rule behind it is asked"),
};
const given = { ...content, teams: content.teams.default([]), filter: content.filter.default(""), last: content.last.default(false) };
const active = z.boolean().describe("It is asked at all");

export const rule = z.object({
  id,
  ...content,
  active,
  names: z.record(z.string(), z.string()).describe("What those are called that it names by their ids"),
  attention: z
    .array(
      z.object({
        where: z.enum(["teams", "filter", "acts"]).describe("In which part of it"),
        what: z.string().describe("The word, the id, or which act, from 0"),
      }),
    )
    .describe("What it names and the desk knows no more: as long as there is any, it is passed over"),
  stopped_at: instant.nullable().describe("When it was switched off because it went round in circles; null: it was not"),
  changed_by: named.describe("Who changed it last"),
  changed_at: instant.describe("When it was changed last"),
  version: z.number().int().describe("Rises with every change"),
});
export type Rule = z.infer<typeof rule>;

const ruleVersion = z.object({
  version: z.number().int().describe("Its number, from 1"),
  ...content,
  active,
  restored: z.number().int().nullable().describe("The version that was taken up again; null: it was written"),
  changed_by: named.describe("Who wrote it"),
  changed_at: instant.describe("When it was written"),
});
export type RuleVersion = z.infer<typeof ruleVersion>;

const stepResult = z.enum(["changed", "unchanged", "refused"]).describe("unchanged: it was so already");
const actName = z.string().describe("Which act");
const ticketHead = z.object({ id, number: z.number().int(), subject: z.string() }).describe("The ticket");
const refusal = z.string().nullable().describe("Why it was not done, in a sentence");
export const ruleResult = z.enum(["done", "unchanged", "refused", "failed", "stopped"]);

const ruleRun = z.object({
  id,
  rule: named.describe("Which rule"),
  version: z.number().int().describe("Which version of it"),
  ticket: ticketHead,
  at: instant.describe("When"),
  result: ruleResult.describe("stopped: it would have gone round in circles; failed: something of ours went wrong, nothing was done"),
  steps: z.array(z.object({ act: actName, result: stepResult, refusal })).describe("What became of each act"),
});
export type RuleRun = z.infer<typeof ruleRun>;

const changes = z.record(z.string(), z.object({ from: z.string().nullable(), to: z.string().nullable() }));
const dryRun = z.object({
  examined: z.number().int().describe("How many tickets were looked at: the newest, as they are now"),
  matched: z.number().int().describe("How many of them it holds for"),
  changed: z.number().int().describe("How many of those it would change"),
  refusals: z
    .array(
      z.object({
        title: z.string().describe("The sentence that somebody would read who did it by hand"),
        count: z.number().int().describe("How often"),
      }),
    )
    .describe("Why acts would not be done, the most frequent reason first"),
  samples: z
    .array(
      z.object({
        ticket: ticketHead,
        steps: z
          .array(
            z.object({
              act: actName,
              result: stepResult,
              refusal,
              changes: changes.describe("For each fact what it is and what it would be"),
            }),
          )
          .describe("What would become of each act"),
      }),
    )
    .describe("The newest of those it holds for"),
});
export type RuleDryRun = z.infer<typeof dryRun>;

export const ruleRoutes = routes({
  "GET /rules": {
    summary: "What the desk does by itself, in the order in which it is asked",
    access: "catalog:write",
    answer: list(rule),
  },
  "POST /rules": {
    summary: "Have the desk do something by itself; it stands last, and is switched off until it is switched on",
    access: "catalog:write",
    body: z.strictObject({ ...given, active: active.default(false) }),
    answer: rule,
    status: 201,
  },
  "PUT /rules/order": {
    summary: "In which order rules are asked",
    access: "catalog:write",
    body: z.strictObject({ rules: z.array(id).max(500).describe("Their ids; those left out follow as they stood") }),
    answer: list(rule),
  },
  "POST /rules/dry-runs": {
    summary: "What a rule would do to the newest tickets as they are now, each act by itself. Nothing is changed",
    access: "catalog:write",
    transaction: false,
    body: z.strictObject({
      ...given,
      name: content.name.optional(),
      newest: z.number().int().min(1).max(1000).default(100).describe("Of so many tickets, the newest ones"),
    }),
    answer: dryRun,
  },
  "GET /rules/{id}": { summary: "One rule", access: "catalog:write", answer: rule },
  "PATCH /rules/{id}": {
    summary: "Change a rule, switch it on or off; send `If-Match` with the version you read to be told of a conflict",
    access: "catalog:write",
    body: z.strictObject({ ...content, active }).partial(),
    answer: rule,
  },
  "DELETE /rules/{id}": {
    summary: "Have it no more; what it did stays in its tickets",
    access: "catalog:write",
    answer: nothing,
    status: 204,
  },
  "GET /rules/{id}/versions": {
    summary: "What it was, with who changed it and when, newest first",
    access: "catalog:write",
    answer: list(ruleVersion),
  },
  "POST /rules/{id}/rollbacks": {
    summary: "Take up an earlier version again: that is a new version. It stays switched on or off as it is",
    access: "catalog:write",
    body: z.strictObject({ version: z.number().int().min(1).describe("Which") }),
    answer: rule,
  },
  "GET /rules/{id}/runs": {
    summary: "What it did, newest first; kept for 90 days",
    access: "catalog:write",
    query: z.strictObject({ cursor, limit }),
    answer: page(ruleRun),
  },
  "GET /tickets/{id}/rule-runs": {
    summary: "What rules did to a ticket, newest first; kept for 90 days",
    access: "tickets:work",
    query: z.strictObject({ cursor, limit }),
    answer: page(ruleRun),
  },
});
