import { expect, it } from "vitest";
import { foldLine } from "../../../platform/calendar-line.ts";
import { openingsOf } from "../../calendars/index.ts";
import { slotsOf } from "./slots.ts";

const nightly = (time_zone: string) => {
  const hours = { sun: [["00:00", "06:00"]] as const };
  return { calendar: null, openings: openingsOf({ time_zone, hours, holidays: [], exceptions: [] }) };
};
const at = (text: string) => Date.parse(`${text}Z`);

// Seen red: with a time that begins an hour late in the night of the change.
it.each([
  ["Europe/Oslo, an hour is left out", "Europe/Oslo", "2026-03-28T22:00", "2026-03-28T23:00", 10],
  ["Europe/Oslo, an hour comes twice", "Europe/Oslo", "2026-10-24T20:00", "2026-10-24T22:00", 14],
  ["Europe/Oslo, as always", "Europe/Oslo", "2026-06-06T20:00", "2026-06-06T22:00", 12],
  ["Lord Howe, half an hour is left out", "Australia/Lord_Howe", "2026-10-03T12:00", "2026-10-03T13:30", 11],
  ["Lord Howe, half an hour comes twice", "Australia/Lord_Howe", "2026-04-04T12:00", "2026-04-04T13:00", 13],
])("times of half an hour in the night when clocks change: %s", (_, zone, from, first, count) => {
  const slots = slotsOf(nightly(zone), { minutes: 30, from: at(from), to: at(from) + 12 * 3_600_000 });
  expect([new Date(slots[0]?.from ?? 0).toISOString(), slots.length]).toEqual([new Date(at(first)).toISOString(), count]);
  // One after the other, without a gap and without a time that comes twice.
  for (const [index, slot] of slots.entries()) {
    expect(slot.to - slot.from).toBe(30 * 60_000);
    if (index > 0) expect(slot.from).toBe(slots[index - 1]?.to);
  }
});

it.each(["short", `ORGANIZER:mailto:${"a-very-long-name.".repeat(8)}@nordvik.example`, "æøå🙂".repeat(60)])(
  "no line of a calendar file is longer than 75 octets: %s",
  (line) => {
    const folded = foldLine(line);
    for (const part of folded.split("\r\n")) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75);
    expect(folded.replaceAll("\r\n ", "")).toBe(line);
  },
);
