import { expect, test } from "vitest";
import { tagChange, toldChanges } from "./changes.ts";

test("a new priority speaks for the impact and urgency that gave it", () => {
  const changes = { impact: { from: 3, to: 1 }, priority: { from: "normal", to: "high" }, subject: { from: "a", to: "b" } };
  expect(toldChanges({ changes }).map(([name]) => name)).toEqual(["priority", "subject"]);
});

test("impact that left the priority as it was is told", () => {
  expect(toldChanges({ changes: { impact: { from: 3, to: 2 } } })).toHaveLength(1);
});

test("whatever is not a change is left out", () => {
  expect(toldChanges({})).toEqual([]);
  expect(toldChanges({ changes: { subject: "b" } })).toEqual([]);
});

test("tags are told by what came and what went", () => {
  expect(tagChange({ from: ["vpn", "mac"], to: ["mac", "home"] })).toEqual({ added: ["home"], removed: ["vpn"] });
});
