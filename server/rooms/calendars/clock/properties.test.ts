import fc from "fast-check";
import { expect, test } from "vitest";
import { weekdays, type Calendar, type Interval } from "./calendar.ts";
import { due, dueOver } from "./due.ts";
import { elapsed, elapsedOver } from "./elapsed.ts";
import { ledgerOver } from "./ledger.ts";
import { openingsOf } from "./openings.ts";
import type { Turn } from "./run.ts";

const minute = 60_000;
const clock = (at: number): string => `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`;

const interval = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 0, max: 1439 }))
  .filter(([from, to]) => from !== to)
  .map(([from, to]): Interval => [clock(from), clock(to)]);
const date = fc.integer({ min: 0, max: 800 }).map((days) => new Date(Date.UTC(2018, 6, 1) + days * 86_400_000).toISOString().slice(0, 10));
const calendar: fc.Arbitrary<Calendar> = fc.record({
  time_zone: fc.constantFrom("Europe/Oslo", "America/Sao_Paulo", "Australia/Lord_Howe", "America/New_York", "Asia/Kolkata", "UTC"),
  hours: fc.tuple(...weekdays.map(() => fc.array(interval, { maxLength: 3 }))).map((days) => {
    const hours = Object.fromEntries(weekdays.map((day, index) => [day, days[index] ?? []]));
    return { ...hours, wed: [["09:00", "17:00"] as const, ...(hours["wed"] ?? [])] };
  }),
  holidays: fc.array(fc.record({ on: date, name: fc.constant(null) }), { maxLength: 5 }),
  exceptions: fc.array(fc.record({ on: date, name: fc.constant(null), hours: fc.array(interval, { maxLength: 2 }) }), { maxLength: 3 }),
});
const moment = fc.integer({ min: 0, max: 500 * 1440 }).map((at) => Date.UTC(2018, 8, 1) + at * minute);
const minutes = fc.integer({ min: 0, max: 20_000 });
const pauses = fc.array(
  fc.tuple(moment, fc.integer({ min: 0, max: 40_000 })).map(([from, long]) => ({ from, to: from + long * minute })),
  { maxLength: 4 },
);
const given = fc.record({ openings: calendar.map(openingsOf), from: moment, minutes, pauses });
const holds = { numRuns: 300 };

test("adding and measuring are inverse", () => {
  fc.assert(
    fc.property(given, ({ openings, from, minutes: asked, pauses: paused }) => {
      const at = due(openings, from, asked, paused) ?? Number.NaN;
      expect(elapsed(openings, from, at, paused)).toBe(asked);
      // It is the earliest such moment.
      if (asked > 0) expect(elapsed(openings, from, at - 1, paused)).toBeLessThan(asked);
    }),
    holds,
  );
});

test("a pause never shortens, and what it adds is what would have counted", () => {
  fc.assert(
    fc.property(given, moment, fc.nat(40_000), ({ openings, from, minutes: asked, pauses: paused }, begin, long) => {
      const more = [...paused, { from: begin, to: begin + long * minute }];
      const before = due(openings, from, asked, paused) ?? Number.NaN;
      const after = due(openings, from, asked, more) ?? Number.NaN;
      expect(after).toBeGreaterThanOrEqual(before);
      expect(elapsed(openings, from, before, more)).toBeLessThanOrEqual(asked);
    }),
    holds,
  );
});

test("what is measured in pieces adds up", () => {
  fc.assert(
    fc.property(given, moment, moment, ({ openings, from, pauses: paused }, a, b) => {
      const [middle, end] = [Math.max(from, Math.min(a, b)), Math.max(from, a, b)];
      const whole = elapsed(openings, from, end, paused);
      expect(elapsed(openings, from, middle, paused) + elapsed(openings, middle, end, paused)).toBeCloseTo(whole, 6);
    }),
    holds,
  );
});

const turns = fc
  .array(fc.tuple(moment, calendar.map(openingsOf)), { minLength: 1, maxLength: 4 })
  .map((all) => all.toSorted(([a], [b]) => a - b).map(([at, openings]): Turn => ({ at, openings })));

test("another target or another team loses nothing of what was consumed", () => {
  fc.assert(
    fc.property(turns, moment, calendar.map(openingsOf), minutes, pauses, (before, later, openings, asked, paused) => {
      const changed = Math.max(later, before.at(-1)?.at ?? 0);
      const consumed = elapsedOver(before, changed, paused);
      const after = [...before, { at: changed, openings }];
      expect(elapsedOver(after, changed, paused)).toBe(consumed);
      const at = dueOver(after, asked, paused) ?? Number.NaN;
      // What is left counts from the change; what was more than the new target was due before it.
      if (consumed > asked) expect(at).toBeLessThanOrEqual(changed);
      else if (consumed < asked) expect(at).toBe(due(openings, changed, asked - consumed, paused));
    }),
    holds,
  );
});

test("the ledger has no holes, and adds up", () => {
  fc.assert(
    fc.property(turns, moment, pauses, (run, to, paused) => {
      const ledger = ledgerOver(run, to, paused);
      for (const [index, { from }] of ledger.entries()) expect(from).toBe(ledger[index - 1]?.to ?? run[0]?.at);
      expect(ledger.reduce((sum, one) => sum + one.minutes, 0)).toBeCloseTo(elapsedOver(run, to, paused), 6);
    }),
    holds,
  );
});

test("a clock that was put back counts no time twice", () => {
  const openings = openingsOf({ time_zone: "UTC", hours: { thu: [["00:00", "24:00"]] }, holidays: [], exceptions: [] });
  const run = [0, 10, 5].map((at) => ({ at: at * minute, openings }));
  expect(elapsedOver(run, 20 * minute)).toBe(20);
  expect(ledgerOver(run, 20 * minute).map(({ from, to }) => [from / minute, to / minute])).toEqual([
    [0, 5],
    [5, 20],
  ]);
});

test("who waits without an end is due at no time", () => {
  const openings = openingsOf({ time_zone: "UTC", hours: { thu: [["00:00", "24:00"]] }, holidays: [], exceptions: [] });
  expect(due(openings, 0, 10, [{ from: 5 * minute, to: null }])).toBeNull();
  expect(due(openings, 0, 5, [{ from: 5 * minute, to: null }])).toBe(5 * minute);
  expect(elapsed(openings, 0, 60 * minute, [{ from: 5 * minute, to: null }])).toBe(5);
});
