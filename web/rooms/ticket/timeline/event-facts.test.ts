import { describe, expect, test } from "vitest";
import { sentenceOf, type Tongue } from "./event-facts.ts";
import type { Event } from "./fold.ts";

const tongue: Tongue = {
  took: (ms) => `${ms / 60_000} min`,
  moment: (at) => at,
  waiting: (reason) => `Waiting for the ${reason}`,
  promised: (what) => what,
  target: (metric) => metric,
  rule: (name) => `The rule ${name}`,
  someone: "The desk",
  nobody: "an unknown sender",
};
const event = (type: string, data: Record<string, unknown> = {}, name: string | null = "Per Haug"): Event => ({
  kind: "event",
  id: type,
  at: "2026-03-02T09:00:00Z",
  author: name === null ? null : { id: "per", name, technician: true },
  type,
  data,
});
const say = (of: Event & { accepted?: Event }) => sentenceOf(of, tongue);

describe("handing on", () => {
  test("a handover tells to whom, and its question before its reason", () => {
    const told = say(event("ticket.handed_up", { to: "Messaging", question: "Can it be reset?", reason: "No rights" }));
    expect(told).toMatchObject({
      key: "event.handed_up",
      facts: { to: "Messaging", accepted: "no", path: "functional" },
      said: "Can it be reset?",
    });
  });
  test("and who accepted it, how soon", () => {
    const accepted = event("ticket.accepted", { name: "Kari Solberg", after_seconds: 120 }, "Kari Solberg");
    expect(say({ ...event("ticket.handed_up", { to: "Messaging" }), accepted }).facts).toMatchObject({
      accepted: "yes",
      name: "Kari Solberg",
      took: "2 min",
      timed: "yes",
    });
  });
  test("the fast paths are named", () => expect(say(event("ticket.handed_over", { path: "security" })).facts["path"]).toBe("security"));
  test("a bounce tells its reason", () =>
    expect(say(event("ticket.bounced", { to: "Service desk", reason: "Try this" }))).toMatchObject({
      facts: { to: "Service desk" },
      said: "Try this",
    }));
});

test.each([
  [{ to: "Per Haug" }, "taken"],
  [{ to: "Kari Solberg" }, "given"],
  [{ to: "Lars Moe", instead_of: "Kari Solberg" }, "instead"],
  [{ to: null, from: "Kari Solberg" }, "freed"],
])("assigned %o: %s", (data, how) => {
  expect(say(event("ticket.assigned", data)).facts["how"]).toBe(how);
});

test("waiting tells for what and until when", () => {
  expect(say(event("ticket.waiting", { reason: "vendor", until: "Friday" })).facts).toMatchObject({
    reason: "Waiting for the vendor",
    until: "Friday",
    timed: "yes",
  });
  expect(say(event("ticket.waiting", { reason: "vendor" })).facts["timed"]).toBe("no");
});

test("what the desk did by itself has no person in it", () => {
  expect(say(event("ticket.closed", { automatic: true }, null)).facts["by"]).toBe("desk");
  expect(say(event("ticket.resumed", {})).facts["by"]).toBe("person");
});

test("an event that this version does not know is still told", () => {
  expect(say(event("ticket.teleported", {}, null))).toEqual({ key: "event.other", facts: { who: "The desk" } });
});
