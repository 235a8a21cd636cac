import { describe, expect, it } from "vitest";
import { weekdays, type Interval } from "./clock/calendar.ts";
import { preview } from "./preview.ts";

const monday = Date.parse("2026-03-23T12:00Z");
const on = (hours: Partial<Record<(typeof weekdays)[number], Interval[]>>, zone = "UTC") => ({
  time_zone: zone,
  hours,
  holidays: [],
  exceptions: [],
});

// Seen red: with the joined openings of all days, on each weekday, around the clock, and on a Sunday after a night shift.
describe.each(weekdays.map((day, index) => [day, new Date(monday + index * 86_400_000)] as const))(
  "the next two weeks on a %s",
  (_, now) => {
    it("are open every day around the clock", () => {
      const days = preview(on(Object.fromEntries(weekdays.map((day) => [day, [["00:00", "24:00"]]]))), now);
      expect(days.map(({ cause, open }) => [cause, open.length])).toEqual(days.map(() => ["open", 1]));
      expect(days[0]?.open[0]?.from).toBe(`${now.toISOString().slice(0, 10)}T00:00:00.000Z`);
    });
    it("have a night shift at the day on which it begins, and nowhere else", () => {
      for (const { on: date, cause, open } of preview(on({ sat: [["22:00", "06:00"]] }), now)) {
        const saturday = new Date(date).getUTCDay() === 6;
        expect([date, cause, open.length]).toEqual([date, saturday ? "open" : "closed", saturday ? 1 : 0]);
      }
    });
    it("have the hours of one day in order, and none that the clock skips", () => {
      const sun: Interval[] = [
        ["12:00", "16:00"],
        ["02:00", "03:00"],
      ];
      const sundays = preview(on({ sun }, "Europe/Oslo"), now).filter(({ on: date }) => new Date(date).getUTCDay() === 0);
      for (const { on: date, open } of sundays) expect([date, open.length]).toEqual([date, date === "2026-03-29" ? 1 : 2]);
    });
  },
);
