import { describe, expect, it } from "vitest";
import type { Status } from "../../../contract/tickets.ts";
import { directionOf, mayBecome, minutesBetween } from "./ticket.ts";

describe("transitions", () => {
  const table: [Status, Status, boolean][] = [
    ["new", "open", true],
    ["open", "waiting", true],
    ["waiting", "open", true],
    ["waiting", "resolved", true],
    ["resolved", "open", true],
    ["closed", "open", true],
    ["open", "new", false],
    ["closed", "resolved", false],
    ["closed", "waiting", false],
    ["resolved", "waiting", false],
  ];
  it.each(table)("%s → %s: %s", (from, to, allowed) => expect(mayBecome(from, to)).toBe(allowed));
});

describe("tiers and time", () => {
  it.each([
    [1, 2, "handed_up"],
    [2, 4, "handed_up"],
    [3, 1, "handed_down"],
    [2, 2, "handed_over"],
  ])("from tier %i to %i is %s", (from, to, outcome) => expect(directionOf(from, to)).toBe(outcome));

  it("counts begun minutes, and at least one", () => {
    const at = new Date("2026-03-02T09:00:00Z");
    expect(minutesBetween(at, at)).toBe(1);
    expect(minutesBetween(at, new Date("2026-03-02T09:06:12Z"))).toBe(7);
  });
});
