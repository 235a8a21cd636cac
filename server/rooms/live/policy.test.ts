import { expect, test } from "vitest";
import { anonymous, type Actor } from "../../platform/actor.ts";
import type { StoredEvent } from "../../platform/events/read.ts";
import type { TicketFacts } from "../tickets/index.ts";
import { mayLearn, nearness } from "./policy.ts";

const person = (personId: string, ...permissions: ("tickets:work" | "tickets:read")[]): Actor => ({
  ...anonymous("en"),
  personId,
  permissions: new Set(permissions),
});
const per = person("per", "tickets:read", "tickets:work");
const kari = person("kari", "tickets:read", "tickets:work");
const ane = person("ane", "tickets:read");
const changed = (person_id: string | null): StoredEvent => ({
  id: "e",
  xid: "1",
  type: "view.changed",
  at: new Date(0),
  actor_id: "per",
  ticket_id: null,
  contact_id: null,
  person_id,
  public: false,
  data: {},
});

// Seen red: with the rule for views' owners left out.
test.each([
  ["a personal view", "per", [true, false, false]],
  ["a view of several", null, [true, true, false]],
])("of %s only those learn who may have it, and no requester", (_, owner, learn) => {
  expect([per, kari, ane].map((actor) => mayLearn(actor, changed(owner), undefined))).toEqual(learn);
});

// Seen red: with offers left out.
test.each([
  ["mine", { assignee_id: "per" }, ["t1"]],
  ["mine", { offered_to: "per", team_id: "t2" }, ["t1"]],
  ["team", { assignee_id: "kari" }, ["t1"]],
  ["desk", { team_id: "t2" }, ["t1"]],
  ["team", { team_id: "t2" }, []],
] as const)("a ticket is near as %s: %o, to a member of %o", (near, facts, teams) => {
  const ticket = { team_id: "t1", assignee_id: null, offered_to: null, ...facts } as TicketFacts;
  expect(nearness({ ...per, teamIds: new Set<string>(teams) }, ticket)).toBe(near);
});
