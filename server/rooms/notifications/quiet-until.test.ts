import { describe, expect, it } from "vitest";
import { quietUntil } from "./quiet-until.ts";

const oslo = "Europe/Oslo";
const night = { starts: 22 * 60, ends: 7 * 60, days: [1, 2, 3, 4, 5, 6, 7] };
const until = (at: string, hours = night, zone = oslo) => quietUntil(new Date(at), zone, hours)?.toISOString() ?? null;

// Seen red: without yesterday's hours nobody was left alone after midnight; without the drift one was woken at six when the clocks change.
describe("quiet hours", () => {
  it("go over midnight, and end where one is", () => {
    expect(until("2026-11-23T20:59:59Z")).toBeNull();
    expect(until("2026-11-23T21:00:00Z")).toBe("2026-11-24T06:00:00.000Z");
    expect(until("2026-11-24T02:30:00Z")).toBe("2026-11-24T06:00:00.000Z");
    expect(until("2026-11-24T06:00:00Z")).toBeNull();
    expect(until("2026-11-24T06:00:00Z", night, "America/New_York")).toBe("2026-11-24T12:00:00.000Z");
  });

  it("end by the clock on the wall, also in the nights when it is changed", () => {
    expect(until("2026-03-28T22:00:00Z")).toBe("2026-03-29T05:00:00.000Z");
    expect(until("2026-10-24T21:00:00Z")).toBe("2026-10-25T06:00:00.000Z");
  });

  it("begin on the days that were chosen", () => {
    const weekdays = { ...night, days: [1, 2, 3, 4, 5] };
    expect(until("2026-11-28T01:00:00Z", weekdays)).toBe("2026-11-28T06:00:00.000Z");
    expect(until("2026-11-28T22:00:00Z", weekdays)).toBeNull();
  });

  it("are a whole weekend when they end as they begin", () => {
    const weekend = { starts: 0, ends: 0, days: [6, 7] };
    expect(until("2026-11-28T10:00:00Z", weekend)).toBe("2026-11-29T23:00:00.000Z");
    expect(until("2026-11-27T10:00:00Z", weekend)).toBeNull();
  });

  it("never end for somebody who wants none at all, but for a week and a day", () => {
    expect(until("2026-11-23T10:00:00Z", { starts: 0, ends: 0, days: [1, 2, 3, 4, 5, 6, 7] })).toBe("2026-11-30T23:00:00.000Z");
  });
});
