import { z } from "zod";
import { priority } from "./catalog.ts";
import { nothing, routes } from "./route.ts";
import { id, instant, line } from "./shapes.ts";
import { waitingReason } from "./step.ts";

/** What may be promised of a ticket. */
export const metrics = ["first_response", "next_response", "resolution", "acceptance", "vendor", "call_back"] as const;
export const metric = z
  .enum(metrics)
  .describe(
    "first_response: until the desk answers first; next_response: until it answers what the requester wrote since; resolution: until it is solved; acceptance: until the team that it was handed to takes it; vendor: how long it may wait for a vendor; call_back: until a promised call is made",
  );
export type Metric = z.infer<typeof metric>;

const minutes = (what: string) =>
  z.number().int().min(1).max(525_600).nullable().default(null).describe(`Minutes ${what}; null: a level further down says so, or none`);
const targets = z
  .strictObject({
    first_response: minutes("until the desk answers first"),
    next_response: minutes("until the desk answers what the requester wrote since"),
    resolution: minutes("until it is solved"),
    acceptance: minutes("until the team that it was handed to takes it"),
    vendor: minutes("it may wait for a vendor"),
    call_back: minutes("until a promised call is made"),
  })
  .describe("What it promises, in minutes of its hours");
const ids = (what: string) => z.array(id).max(200).default([]).describe(`${what}; none: whichever`);
const matching = z
  .strictObject({
    priorities: z.array(priority).max(4).default([]).describe("Only tickets of one of these priorities; none: whichever"),
    request_types: ids("Only tickets of one of these request types, by their ids"),
    organizations: ids("Only tickets for people of one of these organizations, by their ids"),
    people: ids("Only tickets for one of these people, by their ids"),
    teams: ids("Only tickets that are with one of these teams, by their ids"),
  })
  .describe("For which tickets it is: all of what it says must hold");

const warning = z.strictObject({
  metric,
  when: z.enum(["before", "after"]).describe("Before it is due, or after"),
  minutes: z.number().int().min(0).max(525_600).describe("So many minutes, counted as the target's own; 0 after: when it is due"),
  tell: z
    .array(z.enum(["assignee", "team", "leads"]))
    .max(3)
    .describe(
      "Whom: who has it (where nobody does, the team), everybody in its team, its leads; none: rules and webhooks alone hear of it",
    ),
});
export type LevelWarning = z.infer<typeof warning>;

const shape = {
  name: line(100).describe("What it is called"),
  for: matching,
  targets,
  hours: z
    .union([z.enum(["theirs", "always"]), id])
    .describe(
      "In which hours minutes count. theirs: of the team that has it, or else of the site it is for; always: around the clock; or the id of a calendar",
    ),
  pauses: z
    .array(waitingReason)
    .max(5)
    .describe("While it waits for one of these, no answer and no solution is due: those clocks stand still. A vendor's goes on"),
  warnings: z.array(warning).max(20).describe("Who is told before and after something is due"),
};
export const levelShape = z.strictObject(shape);
export type Level = z.infer<typeof levelShape>;
const given = { ...shape, hours: shape.hours.default("theirs"), pauses: shape.pauses.default([]), warnings: shape.warnings.default([]) };
const change = {
  name: shape.name.optional(),
  for: matching.optional(),
  targets: targets.optional(),
  hours: shape.hours.optional(),
  pauses: shape.pauses.optional(),
  warnings: shape.warnings.optional(),
};

const level = z.object({
  id,
  ...shape,
  version: z.number().int().describe("Rises with every change of this level"),
  says: z.string().describe("The same in words, in the reader's language"),
  names: z
    .record(z.string(), z.string())
    .describe("What those are called that it names by their ids; what the desk knows no more is left out"),
});
export type LevelShown = z.infer<typeof level>;
const listed = z.object({
  items: z.array(level).describe("In their order: each target comes from the first that is for the ticket and names it"),
  version: z.number().int().describe("Rises with every change of any of them and of their order; 0: there never was one"),
});

const levelVersion = z.object({
  list_version: z.number().int().describe("Which version of all of them"),
  from_at: instant.describe("Since when"),
  made_by: z.object({ id, name: z.string() }).nullable().describe("Who made it so; null: the desk itself"),
  level: level.nullable().describe("What it said then; null: it was removed"),
});

const kept = z.object({
  met: z.number().int().describe("So many were in time"),
  missed: z.number().int().describe("So many were late, or are owed still and late by now"),
  running: z.number().int().describe("So many are owed still, and not late"),
});
const whatIf = z.object({
  says: z.string().describe("The level in words, in the reader's language"),
  tickets: z.number().int().describe("So many tickets were looked at"),
  matching: z.number().int().describe("For so many of them, as they are now, the level is"),
  metrics: z
    .array(
      z.object({
        metric,
        before: kept.describe("By the service levels as they are now, had they always been so"),
        after: kept.describe("With this one, had it always been so"),
        now_missed: z.number().int().describe("In time before, late with this one"),
        now_met: z.number().int().describe("Late before, in time with this one"),
      }),
    )
    .describe("Every target that is promised before or after"),
});
export type WhatIf = z.infer<typeof whatIf>;

export const levelPreviewRoutes = routes({
  "POST /service-level-preview": {
    summary: "What a service level would have done to the newest tickets, and what it says in words. Nothing is kept",
    access: "catalog:write",
    body: z.strictObject({
      ...given,
      level_id: id.nullable().default(null).describe("The level that it would take the place of; null: it would stand behind the others"),
      newest: z.number().int().min(1).max(1000).default(200).describe("Look at so many tickets, the newest first"),
    }),
    answer: whatIf,
  },
});

export const serviceLevelRoutes = routes({
  "GET /service-levels": { summary: "What is promised to whom, in order", access: "teams:read", answer: listed },
  "POST /service-levels": {
    summary: "Add a service level, behind the others. Open tickets keep what they were promised",
    access: "catalog:write",
    body: z.strictObject(given),
    answer: level,
    status: 201,
  },
  "PATCH /service-levels/{id}": {
    summary:
      "Change a service level; send `If-Match` with the version you read to be told of a conflict. Open tickets keep what they were promised",
    access: "catalog:write",
    body: z.strictObject(change),
    answer: level,
  },
  "DELETE /service-levels/{id}": {
    summary: "Remove a service level. Open tickets keep what they were promised",
    access: "catalog:write",
    answer: nothing,
    status: 204,
  },
  "GET /service-levels/{id}/versions": {
    summary: "What a service level said, newest first",
    access: "teams:read",
    answer: z.object({ items: z.array(levelVersion) }),
  },
  "PUT /service-level-order": {
    summary: "Put all service levels into another order",
    access: "catalog:write",
    body: z.strictObject({ ids: z.array(id).min(1).max(200).describe("The ids of all of them, first things first") }),
    answer: listed,
  },
});
