import { expect, test } from "vitest";
import { readHolidays } from "./read-ics.ts";

const file = (...events: string[]): string =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", ...events.flatMap((one) => ["BEGIN:VEVENT", ...one.split("\n"), "END:VEVENT"]), "END:VCALENDAR"].join(
    "\r\n",
  );
const read = (...events: string[]) => readHolidays(file(...events), "2026-01-01", "2028-12-31");
const days = (...events: string[]) => read(...events)?.map(({ on }) => on);

test("whole days, in order, with their names", () => {
  expect(
    read(
      "SUMMARY:Christmas\\, first day\nDTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261226",
      "SUMMARY: 17.\u202e mai \nDTSTART;VALUE=DATE:20260517",
    ),
  ).toEqual([
    { on: "2026-05-17", name: "17. mai" },
    { on: "2026-12-25", name: "Christmas, first day" },
  ]);
});

test("an end is the day after; several days are several; a rule repeats them; each day stands once", () => {
  expect(days("DTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20261227")).toEqual(["2026-12-24", "2026-12-25", "2026-12-26"]);
  expect(days("DTSTART;VALUE=DATE:20200101\nRRULE:FREQ=YEARLY")).toEqual(["2026-01-01", "2027-01-01", "2028-01-01"]);
  expect(days("DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=YEARLY;COUNT=3\nEXDATE;VALUE=DATE:20270101")).toEqual(["2026-01-01", "2028-01-01"]);
  expect(days("DTSTART;VALUE=DATE:20260101\nSUMMARY:a", "DTSTART;VALUE=DATE:20260101\nSUMMARY:b")).toEqual(["2026-01-01"]);
});

test("what has a time of day, was called off or lies outside is no holiday", () => {
  expect(days("DTSTART:20260301T090000Z\nDTEND:20260301T100000Z")).toEqual([]);
  expect(days("DTSTART;VALUE=DATE:20260301\nSTATUS:CANCELLED")).toEqual([]);
  expect(days("DTSTART;VALUE=DATE:20250301", "DTSTART;VALUE=DATE:20300301")).toEqual([]);
});

test("what is no calendar is told so, and a rule without an end holds nobody up", () => {
  expect(readHolidays("<html></html>", "2026-01-01", "2028-12-31")).toBeNull();
  expect(readHolidays("BEGIN:VCARD\r\nEND:VCARD", "2026-01-01", "2028-12-31")).toBeNull();
  const before = performance.now();
  expect(days("DTSTART;VALUE=DATE:19000101\nRRULE:FREQ=DAILY")).toEqual([]);
  expect(days("DTSTART;VALUE=DATE:20260101\nDTEND;VALUE=DATE:99991231")).toHaveLength(60);
  expect(performance.now() - before).toBeLessThan(1000);
});
