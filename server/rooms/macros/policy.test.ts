import { expect, test } from "vitest";
import { anonymous, type Actor } from "../../platform/actor.ts";
import { mayChange, mayUse, type Whose } from "./policy.ts";

// Seen red: with `mayUse` answering true.
const technician: Actor = { ...anonymous("en"), personId: "per", permissions: new Set(["tickets:work"]), teamIds: new Set(["desk"]) };
const actors: Record<string, Actor> = {
  technician,
  lead: { ...technician, personId: "kari", leadsTeamIds: new Set(["desk"]) },
  "of another team": { ...technician, personId: "lars", teamIds: new Set(["network"]) },
  administrator: { ...technician, personId: "anna", teamIds: new Set(), permissions: new Set(["tickets:work", "catalog:write"]) },
  "with a key that may only read": { ...technician, permissions: new Set(["tickets:read"]) },
};
const whose: Record<string, Whose> = {
  "Per's": { scope: "personal", owner_id: "per", team_id: null },
  "the desk's": { scope: "team", owner_id: null, team_id: "desk" },
  "everybody's": { scope: "shared", owner_id: null, team_id: null },
};

test.each([
  ["technician", "Per's", true, true],
  ["technician", "the desk's", true, false],
  ["technician", "everybody's", true, false],
  ["lead", "Per's", false, false],
  ["lead", "the desk's", true, true],
  ["lead", "everybody's", true, false],
  ["of another team", "the desk's", false, false],
  ["administrator", "Per's", false, false],
  ["administrator", "the desk's", true, true],
  ["administrator", "everybody's", true, true],
  ["with a key that may only read", "Per's", false, false],
  ["with a key that may only read", "everybody's", false, false],
])("%s: %s may be used %s and changed %s", (who, what, use, change) => {
  const actor = actors[who] ?? technician;
  const one = whose[what] ?? { scope: "shared", owner_id: null, team_id: null };
  expect([mayUse(actor, one), mayChange(actor, one)]).toEqual([use, change]);
});
