import { expect, test } from "vitest";
import { blank, bodyOf, draftOf, holidaysOf, intervalsOf, linesOf, unreadable } from "./draft.ts";

// Seen red: with "24:30" taken for a time.
test("hours as one types them", () => {
  expect(intervalsOf("08:00-11:30, 12–16")).toEqual([
    ["08:00", "11:30"],
    ["12:00", "16:00"],
  ]);
  expect(intervalsOf(" ")).toEqual([]);
  expect(intervalsOf("00:00-24:00")).toEqual([["00:00", "24:00"]]);
  for (const wrong of ["8", "8-", "25-26", "08:00-24:30", "x-y", "08:00 16:00"]) expect(intervalsOf(wrong)).toBeNull();
});

test("days, a line each, with hours and a name", () => {
  expect(linesOf("2026-12-24 08:00-12:00 Christmas Eve\n\n2026-12-31 Closed\n2026-05-17\n2026-01-02 8-10, 11-12 24 hours left")).toEqual([
    { on: "2026-12-24", name: "Christmas Eve", hours: [["08:00", "12:00"]] },
    { on: "2026-12-31", name: "Closed", hours: [] },
    { on: "2026-05-17", name: null, hours: [] },
    {
      on: "2026-01-02",
      name: "24 hours left",
      hours: [
        ["08:00", "10:00"],
        ["11:00", "12:00"],
      ],
    },
  ]);
  expect(linesOf("Christmas")).toBeNull();
});

// Seen red: with a name that begins as hours do taken for hours, and the calendar not to be saved.
test("of a holiday all after the day is its name", () => {
  const text = "2026-05-01 1-2 May\n2026-05-17";
  expect(holidaysOf(text)).toEqual([
    { on: "2026-05-01", name: "1-2 May" },
    { on: "2026-05-17", name: null },
  ]);
  expect(unreadable({ ...blank, holidays: text })).toEqual([]);
  expect(holidaysOf("Christmas")).toBeNull();
});

test("what cannot be read is named, and what is kept reads back as it was", () => {
  expect(unreadable(blank)).toEqual([]);
  expect(unreadable({ ...blank, hours: { ...blank.hours, mon: "early" }, holidays: "Christmas", exceptions: "soon" })).toEqual([
    "hours/mon",
    "holidays",
    "exceptions",
  ]);
  const draft = { ...blank, name: "Oslo", holidays: "2026-12-25 Christmas Day", exceptions: "2026-12-24 08:00-12:00 Christmas Eve" };
  const { feed_url, teams, sites, ...kept } = bodyOf(draft);
  const calendar = { ...kept, id: "1", version: 1, teams: [], sites: [], feed: null } as Parameters<typeof draftOf>[0];
  expect([draftOf(calendar), feed_url, teams, sites]).toEqual([draft, null, [], []]);
});
