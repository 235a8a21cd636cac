import { describe, expect, it } from "vitest";
import type { Problem } from "../../platform/problem.ts";
import { readRule } from "./read-rule.ts";
import { says } from "./says.ts";
import { checkSeries } from "./series.ts";
import { firstOf, timesAfter } from "./times.ts";

// Seen red: with the first offset alone in wall-clock.ts the clock's second 02:30 was meant; with UTC for the zone 08:00 moved in
// winter; without `everMeets` 30 February was walked for; without `known` a BYHOUR was let in.
const oslo = { starts_on: "2026-01-01", time: "08:00", time_zone: "Europe/Oslo" };
const times = (rule: string, more: Partial<typeof oslo> = {}, after = "2026-01-01T00:00:00Z", most = 4) =>
  timesAfter({ ...oslo, ...more, rule }, new Date(after), most).map((at) => at.toISOString().slice(0, 16));

describe("the times of a series", () => {
  it("are by the clock of a place, in summer as in winter", () => {
    expect(times("FREQ=MONTHLY;BYDAY=1MO")).toEqual(["2026-01-05T07:00", "2026-02-02T07:00", "2026-03-02T07:00", "2026-04-06T06:00"]);
    expect(times("FREQ=DAILY", { starts_on: "2026-03-28", time: "02:30" })).toEqual([
      "2026-03-28T01:30",
      // The clock skips this half hour: it shows 03:30.
      "2026-03-29T01:30",
      "2026-03-30T00:30",
      "2026-03-31T00:30",
    ]);
    // It shows 02:30 twice: the first one.
    expect(times("FREQ=DAILY", { starts_on: "2026-10-24", time: "02:30" }, "2026-10-24T12:00:00Z", 2)).toEqual([
      "2026-10-25T00:30",
      "2026-10-26T01:30",
    ]);
    expect(times("FREQ=DAILY", { time_zone: "Asia/Tokyo" }, "2026-05-01T00:00:00Z", 1)).toEqual(["2026-05-01T23:00"]);
  });

  it("are each told once, whatever moment one asks from, also where the clock is put", () => {
    for (const [first, time] of [
      ["2026-03-28", "02:30"],
      ["2026-10-24", "02:30"],
    ] as const) {
      const series = { ...oslo, starts_on: first, time, rule: "FREQ=DAILY" };
      const all = timesAfter(series, new Date(`${first}T00:00:00Z`), 4);
      for (let at = 0; at < 96 * 2; at += 1) {
        const moment = new Date(Date.parse(`${first}T00:00:00Z`) + at * 30 * 60_000 + 1);
        const [next] = timesAfter(series, moment, 1);
        expect(next).toEqual(all.find((one) => one > moment) ?? next);
      }
    }
  });

  it("leave out the months without a 31st, and know the last day", () => {
    expect(times("FREQ=MONTHLY;BYMONTHDAY=31")).toEqual(["2026-01-31T07:00", "2026-03-31T06:00", "2026-05-31T06:00", "2026-07-31T06:00"]);
    expect(times("FREQ=MONTHLY;BYMONTHDAY=-1", {}, "2026-02-01T00:00:00Z", 2)).toEqual(["2026-02-28T07:00", "2026-03-31T06:00"]);
    expect(times("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", {}, undefined, 2)).toEqual(["2028-02-29T07:00", "2032-02-29T07:00"]);
  });

  it("may have begun in the past, and end by a count or a day", () => {
    expect(times("FREQ=WEEKLY;BYDAY=MO;COUNT=3", { starts_on: "2025-12-22" })).toEqual(["2026-01-05T07:00"]);
    expect(times("FREQ=WEEKLY;BYDAY=MO;UNTIL=20260112")).toEqual(["2026-01-05T07:00", "2026-01-12T07:00"]);
    expect(times("FREQ=WEEKLY;BYDAY=MO;UNTIL=20260112T065959Z")).toEqual(["2026-01-05T07:00"]);
    expect(times("FREQ=DAILY;COUNT=2", {}, "2026-01-03T00:00:00Z")).toEqual([]);
  });
});

describe("a rule", () => {
  it.each([
    ["rrule:freq=monthly;byday=1mo", "FREQ=MONTHLY;BYDAY=1MO"],
    ["BYDAY=MO,FR;FREQ=WEEKLY;INTERVAL=1", "FREQ=WEEKLY;BYDAY=MO,FR"],
    ["FREQ=DAILY;UNTIL=20271231;INTERVAL=2", "FREQ=DAILY;INTERVAL=2;UNTIL=20271231"],
  ])("%s is kept as %s", (given, kept) => expect(readRule(given)).toBe(kept));

  it.each([
    ["", "recurrence_needs"],
    ["every monday", "recurrence_part"],
    ["FREQ=HOURLY", "recurrence_value"],
    ["FREQ=DAILY;BYHOUR=8", "recurrence_part"],
    ["FREQ=DAILY;DTSTART=20260101T080000Z", "recurrence_part"],
    ["FREQ=DAILY;INTERVAL=0", "recurrence_value"],
    ["FREQ=DAILY;COUNT=2;UNTIL=20270101", "recurrence_two_ends"],
    ["FREQ=DAILY;UNTIL=20260231", "recurrence_value"],
    ["FREQ=WEEKLY;BYDAY=1MO", "recurrence_not_with"],
    ["FREQ=WEEKLY;BYMONTHDAY=3", "recurrence_not_with"],
    ["FREQ=DAILY;INTERVAL=7;BYDAY=TU", "recurrence_not_with"],
    ["FREQ=MONTHLY;BYDAY=60MO", "recurrence_value"],
    ["FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30", "recurrence_never"],
    ["FREQ=MONTHLY;BYDAY=MO;BYSETPOS=9", "recurrence_never"],
    ["FREQ=YEARLY;BYWEEKNO=10;BYYEARDAY=300", "recurrence_never"],
    ["__proto__=1;FREQ=DAILY", "recurrence_part"],
  ])("%j is refused: %s", (rule, code) => {
    try {
      checkSeries({ ...oslo, rule }, new Date("2026-01-01T00:00:00Z"));
      expect.unreachable();
    } catch (error) {
      expect((error as Problem).errors).toMatchObject([{ pointer: "/rule", code }]);
    }
  });

  it.each([
    ["FREQ=MONTHLY;BYDAY=1MO", "On the first Monday of every month at 08:00", "Den første mandagen i hver måned kl. 08:00"],
    ["FREQ=MONTHLY;BYMONTHDAY=-1", "On the last day of every month at 08:00", "Den siste dagen i hver måned kl. 08:00"],
    ["FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15", "On the 15th every 3 months at 08:00", "Den 15. hver 3. måned kl. 08:00"],
    [
      "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
      "On the last weekday (Monday to Friday) of every month at 08:00",
      "Den siste ukedagen i hver måned kl. 08:00",
    ],
    [
      "FREQ=MONTHLY;BYMONTH=1,7;BYDAY=-1FR",
      "On the last Friday of January and July at 08:00",
      "Den siste fredagen i januar og juli kl. 08:00",
    ],
    ["FREQ=WEEKLY;BYDAY=TH,MO", "Every Monday and Thursday at 08:00", "Hver mandag og torsdag kl. 08:00"],
    ["FREQ=WEEKLY;INTERVAL=2", "Every 2 weeks on Thursday at 08:00", "Annenhver uke på torsdag kl. 08:00"],
    ["FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "Every weekday, Monday to Friday, at 08:00", "Hver ukedag, mandag til fredag, kl. 08:00"],
    ["FREQ=DAILY;COUNT=10", "Every day at 08:00, 10 times in all", "Hver dag kl. 08:00, 10 ganger i alt"],
    ["FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24", "Every year on the 24th of December at 08:00", "Hvert år den 24. desember kl. 08:00"],
    [
      "FREQ=YEARLY;UNTIL=20301231",
      "Every year on the 1st of January at 08:00, until 31 December 2030",
      "Hvert år den 1. januar kl. 08:00, til og med 31. desember 2030",
    ],
    ["FREQ=YEARLY;BYWEEKNO=10", "By the rule FREQ=YEARLY;BYWEEKNO=10 at 08:00", "Etter regelen FREQ=YEARLY;BYWEEKNO=10 kl. 08:00"],
  ])("%s says what it means", (rule, en, nb) => {
    expect([says("en", rule, firstOf(oslo)), says("nb", rule, firstOf(oslo))]).toEqual([en, nb]);
  });
});
