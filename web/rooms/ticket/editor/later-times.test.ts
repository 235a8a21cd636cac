import { expect, test } from "vitest";
import { laterTimes } from "./later-times.ts";

// Seen red: with the device's day in place of the person's zone, and with Monday counted from Sunday as seven days on.
test.each([
  [
    "a Thursday morning",
    "2026-03-05T08:30:00Z",
    "Europe/Oslo",
    ["2026-03-05T14:00:00.000Z", "2026-03-06T07:00:00.000Z", "2026-03-09T07:00:00.000Z"],
  ],
  ["late on a Thursday", "2026-03-05T22:59:00Z", "Europe/Oslo", ["2026-03-06T07:00:00.000Z", "2026-03-09T07:00:00.000Z"]],
  [
    "already Friday there",
    "2026-03-05T23:30:00Z",
    "Europe/Oslo",
    ["2026-03-06T14:00:00.000Z", "2026-03-07T07:00:00.000Z", "2026-03-09T07:00:00.000Z"],
  ],
  ["a Sunday", "2026-03-08T15:00:00Z", "Europe/Oslo", ["2026-03-09T07:00:00.000Z"]],
  ["a Monday", "2026-03-09T15:00:00Z", "Europe/Oslo", ["2026-03-10T07:00:00.000Z", "2026-03-16T07:00:00.000Z"]],
  ["the night clocks change", "2026-03-28T15:00:00Z", "Europe/Oslo", ["2026-03-29T06:00:00.000Z", "2026-03-30T06:00:00.000Z"]],
  ["far west of here", "2026-03-06T02:00:00Z", "America/Los_Angeles", ["2026-03-06T16:00:00.000Z", "2026-03-09T15:00:00.000Z"]],
])("%s", (_, now, zone, expected) => {
  expect(laterTimes(Date.parse(now), zone).map(({ at }) => at)).toEqual(expected);
});
