import { expect, test } from "vitest";
import { openBetween, timeLeft, type OpenHours } from "./time-left.ts";

const at = (text: string): number => Date.parse(`2026-11-${text}:00Z`);
const hour = 3_600_000;
// Friday and Monday from eight to four.
const hours: OpenHours = {
  name: "Office",
  from: at("20T00:00"),
  to: at("24T00:00"),
  open: [
    [at("20T08:00"), at("20T16:00")],
    [at("23T08:00"), at("23T16:00")],
  ],
};
const by = { hours, minutes: 480 };

// Seen red: with hours of the wall, and with what is late before it opens called in time.
test.each([
  ["20T15:00", "23T10:00", 3 * hour, null],
  ["20T20:00", "23T10:00", 2 * hour, "23T08:00"],
  ["23T08:00", "23T10:00", 2 * hour, null],
  ["20T15:00", "20T15:00", -1, null],
  ["20T20:00", "20T16:00", -1, "23T08:00"],
  ["23T09:00", "20T15:00", -2 * hour, null],
])("at %s of what is due at %s there is left %i", (now, due, left, opens) => {
  expect(timeLeft(at(now), at(due), at("20T12:00"), by)).toEqual({ left, whole: 8 * hour, counted: true, opens: opens && at(opens) });
});

test("further than anybody knows, and without a calendar, it counts around the clock", () => {
  const plain = { left: 48 * hour, whole: 72 * hour, counted: false, opens: null };
  expect(timeLeft(at("24T10:00"), at("26T10:00"), at("23T10:00"), by)).toEqual(plain);
  expect(timeLeft(at("20T10:00"), at("22T10:00"), at("19T10:00"), null)).toEqual(plain);
  expect(openBetween(hours, at("19T00:00"), at("20T10:00"))).toBeNull();
});
