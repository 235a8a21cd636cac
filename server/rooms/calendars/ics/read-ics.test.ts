import { expect, test } from "vitest";
import { createReading, holidaysAround } from "./holidays-around.ts";
import { readHolidays } from "./read-ics.ts";

const file = (...events: string[]): string =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", ...events.flatMap((one) => ["BEGIN:VEVENT", ...one.split("\n"), "END:VEVENT"]), "END:VCALENDAR"].join(
    "\r\n",
  );
const read = (...events: string[]) => readHolidays(file(...events), "2026-01-01", "2028-12-31");
const days = (...events: string[]) => read(...events)?.holidays.map(({ on }) => on);

test("whole days, in order, with their names", () => {
  expect(
    read(
      "SUMMARY:Christmas\\, first day\nDTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261226",
      "SUMMARY: 17.\u202e mai \nDTSTART;VALUE=DATE:20260517",
    ),
  ).toEqual({
    holidays: [
      { on: "2026-05-17", name: "17. mai" },
      { on: "2026-12-25", name: "Christmas, first day" },
    ],
    not_understood: 0,
  });
});

test("an end is the day after; several days are several; a rule repeats them; each day stands once", () => {
  expect(days("DTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20261227")).toEqual(["2026-12-24", "2026-12-25", "2026-12-26"]);
  expect(days("DTSTART;VALUE=DATE:20200101\nRRULE:FREQ=YEARLY")).toEqual(["2026-01-01", "2027-01-01", "2028-01-01"]);
  expect(days("DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=YEARLY;COUNT=3\nEXDATE;VALUE=DATE:20270101")).toEqual(["2026-01-01", "2028-01-01"]);
  expect(days("DTSTART;VALUE=DATE:20260101\nSUMMARY:a", "DTSTART;VALUE=DATE:20260101\nSUMMARY:b")).toEqual(["2026-01-01"]);
  // It began before and lasts into it.
  expect(days("DTSTART;VALUE=DATE:20251231\nDTEND;VALUE=DATE:20260102")).toEqual(["2026-01-01"]);
});

test("what has a time of day, was called off or lies outside is no holiday", () => {
  expect(days("DTSTART:20260301T090000Z\nDTEND:20260301T100000Z")).toEqual([]);
  expect(days("DTSTART;VALUE=DATE:20260301\nSTATUS:CANCELLED")).toEqual([]);
  expect(days("DTSTART;VALUE=DATE:20250301", "DTSTART;VALUE=DATE:20300301")).toEqual([]);
});

// Seen red: with overrides read as events of their own.
test("what was moved or called off once takes its day off the others", () => {
  const master = "UID:a\nDTSTART;VALUE=DATE:20260101\nRRULE:FREQ=YEARLY\nSUMMARY:Feast";
  expect(days(master, "UID:a\nRECURRENCE-ID;VALUE=DATE:20270101\nDTSTART;VALUE=DATE:20270101\nSTATUS:CANCELLED")).toEqual([
    "2026-01-01",
    "2028-01-01",
  ]);
  expect(days("UID:a\nRECURRENCE-ID;VALUE=DATE:20270101\nDTSTART;VALUE=DATE:20270104", master)).toEqual([
    "2026-01-01",
    "2027-01-04",
    "2028-01-01",
  ]);
  expect(days(master, "UID:b\nRECURRENCE-ID;VALUE=DATE:20270101\nDTSTART;VALUE=DATE:20270101")).toHaveLength(3);
});

// Seen red: with the first 400 times of a rule and no more.
test("what began long ago is still there", () => {
  expect(days("DTSTART;VALUE=DATE:16010101\nRRULE:FREQ=YEARLY")).toEqual(["2026-01-01", "2027-01-01", "2028-01-01"]);
  expect(days("DTSTART;VALUE=DATE:20150102\nRRULE:FREQ=WEEKLY;BYDAY=FR;UNTIL=20260110")).toEqual(["2026-01-02", "2026-01-09"]);
  expect(days("DTSTART;VALUE=DATE:20200531\nRRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO")).toEqual(["2026-05-25", "2027-05-31", "2028-05-29"]);
});

// Seen red: with the whole file parsed at once.
test("an event that is not written as it should be is the only one that is lost, and said", () => {
  const good = "DTSTART;VALUE=DATE:20260517";
  for (const bad of [
    "no property",
    "SUMMARY:no beginning",
    "DTSTART;VALUE=DATE:2026",
    "DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=SECONDLY",
    "DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=NEVER",
    "DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=DAILY;INTERVAL=999999999",
    "DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=DAILY;BYDAY=MO;INTERVAL=7",
    "DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1",
    "DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=YEARLY;BYWEEKNO=60",
  ])
    expect([bad, read(bad, good)]).toEqual([bad, { holidays: [{ on: "2026-05-17", name: null }], not_understood: 1 }]);
});

test("what is no calendar is told so, and a rule without an end holds nobody up", () => {
  expect(readHolidays("<html></html>", "2026-01-01", "2028-12-31")).toBeNull();
  expect(readHolidays("BEGIN:VCARD\r\nEND:VCARD", "2026-01-01", "2028-12-31")).toBeNull();
  expect(days("DTSTART;VALUE=DATE:20260101\nDTEND;VALUE=DATE:99991231")).toHaveLength(60);
});

// Seen red: with a budget for each event instead of one for the file.
test("a file costs as much as one file may, however many events it has", () => {
  const before = performance.now();
  const daily = Array.from({ length: 4000 }, () => "DTSTART;VALUE=DATE:19000101\nDTEND;VALUE=DATE:19000301\nRRULE:FREQ=DAILY");
  const told = read("DTSTART;VALUE=DATE:20260517", ...daily);
  expect(told?.holidays.slice(0, 1)).toEqual([{ on: "2026-01-01", name: null }]);
  expect(told?.not_understood).toBeGreaterThan(3900);
  expect(performance.now() - before).toBeLessThan(4000);
});

// Seen red: read where everybody waits for it.
test(
  "while a file is read the desk goes on; one that takes too long is given up, and the next one is read",
  { timeout: 30_000 },
  async () => {
    let turns = 0;
    const turning = setInterval(() => (turns += 1), 20);
    const now = new Date("2026-06-01T00:00Z");
    const long = file(...Array.from({ length: 4000 }, () => "DTSTART;VALUE=DATE:19000101\nRRULE:FREQ=DAILY"));
    const read = createReading(2500);
    const good = file("DTSTART;VALUE=DATE:20260517");
    expect((await read(good, now))?.holidays).toHaveLength(1);
    turns = 0;
    const impatient = createReading(1);
    expect(await impatient(long, now)).toBeNull();
    await read(long, now);
    expect((await holidaysAround(good, now))?.holidays).toEqual([{ on: "2026-05-17", name: null }]);
    clearInterval(turning);
    expect(turns).toBeGreaterThan(10);
  },
);
