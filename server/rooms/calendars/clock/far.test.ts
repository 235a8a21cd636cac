import { expect, test } from "vitest";
import { due } from "./due.ts";
import { momentIn, offsetsOf } from "./offsets.ts";
import { openingsOf } from "./openings.ts";

const minute = 60_000;

// Seen red: thrown, so that no ticket could be opened.
test("what opens hardly ever is due in 64 years at the latest", () => {
  const openings = openingsOf({ time_zone: "UTC", hours: { mon: [["08:00", "08:01"]] }, holidays: [], exceptions: [] });
  const from = Date.parse("2026-03-02T00:00Z");
  expect(due(openings, from, 52)).toBe(Date.parse("2027-02-22T08:01Z"));
  expect(due(openings, from, 500_000)).toBe(from + 64 * 366 * 1440 * minute);
});

// Seen red: looked at one after the other.
test("a moment is found as fast in many years", () => {
  const [from, to] = [Date.UTC(1990, 0, 1), Date.UTC(2090, 0, 1)];
  const offsets = offsetsOf("Europe/Oslo", from, to);
  const one = (wall: number): number => {
    for (const [index, offset] of offsets.entries()) {
      const next = offsets[index + 1];
      const at = wall - offset.ahead;
      if (!next || at < next.from) return index === 0 ? at : Math.max(at, offset.from);
    }
    return Number.NaN;
  };
  let compared = 0;
  const counted = new Proxy(offsets, {
    get: (all, key) => (typeof key === "string" && /^\d+$/.test(key) && (compared += 1), Reflect.get(all, key)),
  });
  for (let wall = from; wall < to; wall += 97 * 61 * minute) {
    compared = 0;
    expect(momentIn(counted, wall)).toBe(one(wall));
    expect(compared).toBeLessThan(30);
  }
});
