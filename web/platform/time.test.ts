import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { wordsOf } from "./i18n.ts";
import { clockDuration, nearness, timesIn } from "./time.ts";

beforeEach(() => void vi.useFakeTimers({ now: new Date("2025-11-13T08:00:00Z") }));
afterEach(() => void vi.useRealTimers());

const minute = 60_000;
const now = () => Date.now();

test.each([
  [0, "00:00"],
  [372_000, "06:12"],
  [3_599_999, "59:59"],
  [3_972_000, "1:06:12"],
  [-5, "00:00"],
])("%i ms on a clock", (ms, said) => expect(clockDuration(ms)).toBe(said));

test.each([
  [42, "42 min left", "42 min"],
  [70, "1 h 10 left", "1 h 10"],
  [60, "1 h left", "1 h"],
  [700, "11 h left", "11 h"],
  [2 * 24 * 60 + 5, "2 days left", "2 days"],
  [-12, "overdue 12 min", "overdue 12 min"],
  [0.5, "under 1 min left", "under 1 min"],
])("%d minutes before a target", (minutes, long, short) => {
  const time = timesIn(wordsOf("ui", "en"), "en", "Europe/Oslo");
  expect(time.left(now() + minutes * minute)).toBe(long);
  expect(time.leftShort(now() + minutes * minute)).toBe(short);
});

test("times and days are those of the reader's zone and language", async () => {
  const oslo = timesIn(wordsOf("ui", "en"), "en", "Europe/Oslo");
  expect(oslo.clock("2025-11-13T08:02:00Z")).toBe("09:02");
  expect(oslo.moment("2025-11-13T08:02:00Z")).toBe("09:02");
  expect(oslo.moment("2025-11-12T22:30:00Z")).toBe("Yesterday 23:30");
  expect(oslo.within("2025-11-12T22:30:00Z")).toBe("yesterday 23:30");
  // Half past midnight in Oslo is still the day before in UTC.
  expect(oslo.day("2025-11-12T23:30:00Z")).toBe("Today");
  expect(oslo.day("2025-11-10T12:00:00Z")).toBe("Mon 10 Nov");
  expect(oslo.day("2024-11-10T12:00:00Z")).toBe("10 Nov 2024");
  expect(timesIn(wordsOf("ui", "en"), "en", "America/New_York", true).full("2025-11-13T08:02:00Z")).toContain("(America/New York)");
});

test.each([
  [4 * 60, 239, "calm"],
  [4 * 60, 61, "calm"],
  [4 * 60, 59, "near"],
  [4 * 60, 0, "overdue"],
  [20, 20, "calm"],
  [20, 19, "near"],
  [5 * 24 * 60, 180, "calm"],
  [5 * 24 * 60, 119, "near"],
] as const)("a target of %i minutes with %i left is %s", (whole, left, state) => {
  expect(nearness(now(), now() + left * minute, now() - (whole - left) * minute)).toBe(state);
});
