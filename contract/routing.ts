import { z } from "zod";
import { longestFilter } from "./filter.ts";
import { nothing, routes } from "./route.ts";
import { id, instant, language, line, list, named } from "./shapes.ts";

const level = z.number().int().min(1).max(3).describe("1 knows the basics, 2 is good at it, 3 knows it best");
const skill = z.object({ id, name: z.string().describe("What it is called"), people: z.number().int().describe("How many have it") });
export type Skill = z.infer<typeof skill>;

const profileGiven = {
  skills: z
    .array(z.strictObject({ skill: id.describe("Which"), level }))
    .max(100)
    .describe("What they can do"),
  languages: z.array(language).max(2).describe("In which languages they help; none: in their own"),
  calendar: id.nullable().describe("The calendar of their working hours; null: those of the team that has the ticket"),
  cap: z.number().int().min(0).max(1000).describe("Routing gives no more work than this, in points"),
  share: z
    .number()
    .int()
    .min(10)
    .max(200)
    .describe("Their share of the work in percent: at 50, five points weigh as much as ten of somebody else's"),
};
const profile = z.object({
  person: named.describe("Whose"),
  skills: z.array(z.object({ skill: named.describe("Which"), level })).describe("What they can do, by name"),
  languages: z.array(language).describe("In which languages they help"),
  calendar: named.nullable().describe("The calendar of their working hours; null: those of the team that has the ticket"),
  cap: z.number().int().describe("Routing gives no more work than this, in points"),
  share: z.number().int().describe("Their share of the work in percent"),
  load: z
    .number()
    .nullable()
    .describe(
      "null: it is theirs and for who leads them to know. Their open work in points: critical 3, high 2, others 1; half while it waits; and what routing asks them to take",
    ),
  said: z.boolean().describe("false: nobody said anything, and this is what is usual"),
  may_change: z.boolean().describe("The reader leads a team of theirs, or may change teams"),
});
export type WorkProfile = z.infer<typeof profile>;

export const routingWay = z.enum(["round_robin", "least_loaded", "last_handler"]);
export type RoutingWay = z.infer<typeof routingWay>;

const content = {
  name: line(100).describe("What it is called"),
  teams: z.array(id).max(50).describe("Tickets that are with one of these teams; none: all"),
  filter: z.string().trim().max(longestFilter).describe("Tickets that this finds, in the language of views; empty: all"),
  sites: z.array(id).max(200).describe("Tickets for one of these sites; none: all"),
  languages: z.array(language).max(2).describe("Tickets whose requester reads one of these languages; none: all"),
  team: id.nullable().describe("Who has it from then on, and whose people are asked; null: the team that has it"),
  skills: z
    .array(z.strictObject({ skill: id.describe("Which"), level: level.describe("At least") }))
    .max(10)
    .describe("Only who can do all of this is asked"),
  speaks: z.boolean().describe("Only who helps in the requester's language is asked"),
  way: routingWay.describe(
    "Of those who fit: whose turn is longest ago; who has the least work for their share; or who helped this requester last, else the least work",
  ),
  accept_minutes: z.number().int().min(1).max(1440).describe("So many minutes of their working hours each has to accept"),
  give_up_minutes: z
    .number()
    .int()
    .min(1)
    .max(14_400)
    .describe("When so many minutes of the team's hours have passed and nobody took it, it goes to the fallback"),
  fallback: id.describe("The team that has it when nobody takes it"),
};
export const routingContent = z.strictObject({
  ...content,
  teams: content.teams.default([]),
  filter: content.filter.default(""),
  sites: content.sites.default([]),
  languages: content.languages.default([]),
  team: content.team.default(null),
  skills: content.skills.default([]),
  speaks: content.speaks.default(false),
});
export type RoutingContent = z.infer<typeof routingContent>;
const active = z.boolean().describe("It is asked at all; switched off it is a draft");

const rule = z.object({
  id,
  ...content,
  active,
  names: z.record(z.string(), z.string()).describe("What those are called that it names by their ids"),
  attention: z.array(z.string()).describe("What it names and the desk knows no more: as long as there is any, it is passed over"),
  changed_by: named.describe("Who changed it last"),
  changed_at: instant.describe("When it was changed last"),
  version: z.number().int().describe("Rises with every change"),
});
export type RoutingRule = z.infer<typeof rule>;
const version = z.object({
  version: z.number().int().describe("Its number, from 1"),
  ...content,
  active,
  restored: z.number().int().nullable().describe("The version that was taken up again; null: it was written"),
  changed_by: named.describe("Who wrote it"),
  changed_at: instant.describe("When it was written"),
});

/** Why somebody is not asked. */
export const routingReason = z.enum(["asked_for_it", "holds_it", "asked_before", "may_not", "skill", "language", "not_available", "full"]);
export type RoutingReason = z.infer<typeof routingReason>;
const considered = z.object({
  person: named.describe("Who"),
  chosen: z.boolean().describe("They were asked"),
  reasons: z
    .array(routingReason)
    .describe("Why not; none: they fit. Whether somebody was away, silent or at home is one word, because nobody's hours are kept here"),
  load: z.number().nullable().describe("Their work in points then; null: it did not matter"),
  says: z.string().describe("The same in one sentence, in the reader's language"),
});
export const routingOutcome = z.enum(["offered", "waiting", "given_up"]);
export const routingCause = z.enum(["came", "declined", "expired", "stale", "again", "by_hand", "absent"]);
export type RoutingCause = z.infer<typeof routingCause>;
const decision = z.object({
  id,
  at: instant.describe("When"),
  rule: named.describe("By which rule"),
  version: z.number().int().describe("By which version of it"),
  cause: routingCause.describe(
    "came: it came to nobody; declined, expired or stale: the one asked before said no, nothing, or cannot any more; again: somebody can by now; by_hand: somebody had it routed; absent: who has it is away, or gives it on",
  ),
  outcome: routingOutcome.describe("waiting: nobody can now; given_up: it went to the fallback"),
  person: named.nullable().describe("Who was asked; null: nobody"),
  team: named.describe("Who has it"),
  until: instant.nullable().describe("By when they have to accept"),
  says: z.string().describe("The same in one sentence, in the reader's language"),
  considered: z
    .array(considered)
    .describe("Everybody in that team: who was asked first, then those who fit in their order, then the others"),
});
export type RoutingDecision = z.infer<typeof decision>;
const story = z.object({
  state: z
    .enum(["none", "asking", "waiting", "over"])
    .describe("none: routing never looked at it; asking: somebody was asked; waiting: for somebody who can; over: it is done with it"),
  give_up_at: instant.nullable().describe("Then it goes to the fallback; null: routing is done"),
  decisions: z.array(decision).describe("Newest first, of the last thirty days"),
});
export type RoutingStory = z.infer<typeof story>;

const simulation = z.object({
  from: instant.describe("Since when"),
  tickets: z.number().int().describe("How many tickets of that time it would have looked at"),
  contacts: z.number().int().describe("How many contacts those were about"),
  cut: z.boolean().describe("There were more: only the newest were looked at"),
  asked: z.number().int().describe("For how many somebody would have been asked at once"),
  waited: z.number().int().describe("For how many somebody would have been asked later, when work began or somebody had room again"),
  unroutable: z.number().int().describe("How many nobody could have taken: they would have gone to the fallback"),
  reasons: z
    .array(z.object({ reason: routingReason, tickets: z.number().int().describe("For how many of those nobody could have taken") }))
    .describe("What stood against those who could not, the most frequent first"),
  people: z
    .array(
      z.object({
        person: named.describe("Who"),
        tickets: z.number().int().describe("How many they would have been asked to take"),
        peak: z.number().describe("The most work they would have had at a time, in points, of these tickets alone"),
        cap: z.number().int().describe("The most they take"),
      }),
    )
    .describe("Everybody who would have been asked or could have been, most first"),
  samples: z
    .array(
      z.object({
        ticket: z.object({ id, number: z.number().int(), subject: z.string() }).describe("Which"),
        person: named.nullable().describe("Who would have been asked; null: nobody"),
        at: instant.nullable().describe("When; null: never"),
      }),
    )
    .describe("The newest of them"),
});
export type RoutingSimulation = z.infer<typeof simulation>;

const way = { access: "catalog:write" } as const;
export const routingRoutes = routes({
  "GET /skills": { summary: "What people here can do, by name", access: "teams:read", answer: list(skill) },
  "POST /skills": {
    summary: "Add a skill; for leads of a team and who may change teams",
    access: "teams:read",
    body: z.strictObject({ name: line(80).describe("What it is called") }),
    answer: skill,
    status: 201,
  },
  "PATCH /skills/{id}": {
    summary: "Call a skill something else",
    access: "teams:read",
    body: z.strictObject({ name: line(80).describe("What it is called") }),
    answer: skill,
  },
  "DELETE /skills/{id}": {
    summary: "Have a skill no more: nobody has it, and rules that ask for it say so",
    access: "teams:read",
    answer: nothing,
    status: 204,
  },
  "GET /work-profiles": {
    summary: "What everybody in a team can do, when they work and how much they take, by name",
    access: "teams:read",
    answer: list(profile),
  },
  "GET /people/{id}/work-profile": {
    summary: "What somebody can do, when they work and how much they take; they see it, too",
    access: "teams:read",
    answer: profile,
  },
  "PUT /people/{id}/work-profile": {
    summary: "Say what somebody can do, when they work and how much they take; for who leads a team of theirs or may change teams",
    access: "teams:read",
    body: z.strictObject(profileGiven),
    answer: profile,
  },
  "GET /routing-rules": {
    summary: "Who is asked to take tickets that nobody has, in the order in which rules are asked",
    ...way,
    answer: list(rule),
  },
  "POST /routing-rules": {
    summary: "Add a rule of who is asked; it stands last, and is a draft until it is switched on",
    ...way,
    body: routingContent.extend({ active: active.default(false) }),
    answer: rule,
    status: 201,
  },
  "PUT /routing-rules/order": {
    summary: "In which order rules are asked: the first that holds for a ticket decides",
    ...way,
    body: z.strictObject({ rules: z.array(id).max(500).describe("Their ids; those left out follow as they stood") }),
    answer: list(rule),
  },
  "POST /routing-rules/simulations": {
    summary:
      "Who would have been asked to take what came in the last days, by a rule that need not be kept. Nobody's past availability is kept, so everybody counts as there in their working hours. Nothing is changed",
    ...way,
    transaction: false,
    body: routingContent.extend({
      name: content.name.optional(),
      days: z.number().int().min(1).max(92).default(30).describe("Of so many days"),
    }),
    answer: simulation,
  },
  "GET /routing-rules/{id}": { summary: "One rule", ...way, answer: rule },
  "PATCH /routing-rules/{id}": {
    summary: "Change a rule, switch it on or off; send `If-Match` with the version you read to be told of a conflict",
    ...way,
    body: z.strictObject({ ...content, active }).partial(),
    answer: rule,
  },
  "DELETE /routing-rules/{id}": { summary: "Have it no more; what it decided stays in its tickets", ...way, answer: nothing, status: 204 },
  "GET /routing-rules/{id}/versions": {
    summary: "What it was, with who changed it and when, newest first",
    ...way,
    answer: list(version),
  },
  "POST /routing-rules/{id}/rollbacks": {
    summary: "Take up an earlier version again: that is a new version. It stays switched on or off as it is",
    ...way,
    body: z.strictObject({ version: z.number().int().min(1).describe("Which") }),
    answer: rule,
  },
  "GET /tickets/{id}/routing": {
    summary: "Who was asked to take a ticket, why they, and why not the others; no requester sees it",
    access: "tickets:read",
    answer: story,
  },
  "POST /tickets/{id}/routings": {
    summary: "Have somebody looked for who takes a ticket, by the rules. One that somebody has is theirs until another accepts it",
    access: "tickets:work",
    answer: nothing,
    status: 204,
  },
  "POST /people/{id}/routings": {
    summary:
      "Have somebody looked for who takes the open work of who is away; their own, or for who leads a team of theirs. It stays theirs until another accepts it",
    access: "tickets:work",
    answer: z.object({ tickets: z.number().int().describe("For how many tickets somebody is looked for") }),
  },
});
