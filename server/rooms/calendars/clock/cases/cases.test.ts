import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { due } from "../due.ts";
import { elapsed } from "../elapsed.ts";
import { ledgerOver } from "../ledger.ts";
import { openingsOf } from "../openings.ts";
import { readCalendar } from "../read-calendar.ts";

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), "utf8");
const calendars = JSON.parse(read("calendars.json")) as Record<string, unknown>;

// What is expected was counted minute by minute by another program with another language's time zones (Python's zoneinfo), not by this engine.
const cases = read("cases.txt")
  .trim()
  .split("\n")
  .map((line) => {
    const [what = "", calendar = "", from = "", asked = "", paused = "", expected = ""] = line.split(" | ");
    const pauses = paused === "-" ? [] : paused.split(", ").map((one) => one.split(" ").map(Date.parse));
    const [verb, value = ""] = asked.split(" ");
    return {
      what: `${what}: ${asked} from ${from}`,
      openings: openingsOf(readCalendar(calendars[calendar])),
      from: Date.parse(from),
      minutes: verb === "due" ? Number(value) : undefined,
      to: Date.parse(value),
      pauses: pauses.map(([begin = 0, end = 0]) => ({ from: begin, to: end })),
      expected,
    };
  });

test("there are many", () => expect(cases.length).toBeGreaterThanOrEqual(200));

// Seen red: 4 without the moment at which clocks are put on (offsets.ts), 51 with one offset for all, 41 without the next day for what ends
// past midnight, 4 with a day that is closed by exception open.
describe("counted by somebody else", () => {
  test.each(cases)("$what", ({ openings, from, minutes, to, pauses, expected }) => {
    const turns = [{ at: from, openings }];
    if (minutes !== undefined) {
      const at = due(openings, from, minutes, pauses) ?? Number.NaN;
      expect(new Date(at).toISOString()).toBe(new Date(expected).toISOString());
      expect(ledgerOver(turns, at, pauses).reduce((sum, one) => sum + one.minutes, 0)).toBe(minutes);
    } else {
      expect(elapsed(openings, from, to, pauses)).toBe(Number(expected));
      expect(ledgerOver(turns, to, pauses).reduce((sum, one) => sum + one.minutes, 0)).toBe(Number(expected));
    }
  });
});

const open = (zone: string, day: string, from: string, to: string) =>
  openingsOf({ time_zone: zone, hours: { [day]: [[from, to]] }, holidays: [], exceptions: [] });

// By hand: hours that begin or end while the clocks are changed.
test.each([
  ["Europe/Oslo", "02:00", "03:00", "2026-03-29", 0, "skipped as a whole"],
  ["Europe/Oslo", "02:30", "04:00", "2026-03-29", 60, "opens as the clock jumps to 03:00"],
  ["Europe/Oslo", "01:00", "02:30", "2026-03-29", 60, "closes as the clock jumps from 02:00"],
  ["Europe/Oslo", "02:00", "03:00", "2026-10-25", 120, "shown twice"],
  ["Europe/Oslo", "01:00", "02:30", "2026-10-25", 90, "closes at the first 02:30"],
  ["Europe/Oslo", "02:30", "04:00", "2026-10-25", 150, "opens at the first 02:30"],
  ["Australia/Lord_Howe", "01:30", "02:30", "2026-10-04", 30, "half an hour is skipped"],
  ["Australia/Lord_Howe", "01:00", "02:00", "2026-04-05", 90, "half an hour is shown twice"],
  ["America/Sao_Paulo", "00:00", "01:00", "2018-11-04", 0, "midnight is skipped"],
  ["America/Sao_Paulo", "00:00", "24:00", "2018-11-04", 1380, "the day without midnight"],
  ["Pacific/Apia", "00:00", "24:00", "2011-12-31", 1440, "the day after the one that Samoa left out"],
] as const)("%s %s–%s on %s counts %i: %s", (zone, from, to, date, minutes, _why) => {
  const day = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"][new Date(date).getUTCDay()] ?? "";
  const around = Date.parse(date);
  expect(elapsed(open(zone, day, from, to), around - 2 * 86_400_000, around + 2 * 86_400_000)).toBe(minutes);
});

test("a calendar that never opens is refused", () => {
  for (const hours of [{}, { mon: [] }])
    expect(() => readCalendar({ time_zone: "Europe/Oslo", hours })).toThrow(
      "The calendar has no opening hours: nothing would ever be due.",
    );
});

test.each([
  [{ time_zone: "Mars/Base", hours: { mon: [["09:00", "17:00"]] } }, /no IANA time zone: "Mars\/Base"/],
  [{ time_zone: "Europe/Oslo", hours: { mon: [["9", "17:00"]] } }, /at hours\.mon\.0\.0: a time such as 09:00/],
  [{ time_zone: "Europe/Oslo", hours: { mon: [["09:00", "09:00"]] } }, /opens and closes at 09:00/],
  [{ time_zone: "Europe/Oslo", hours: { monday: [["09:00", "17:00"]] } }, /at hours: .*monday/],
  [{ time_zone: "Europe/Oslo", hours: { mon: [["09:00", "17:00"]] }, holidays: ["2026-02-29"] }, /at holidays\.0/],
])("%j is refused in a sentence", (given, words) => {
  expect(() => readCalendar(given)).toThrow(words);
});
