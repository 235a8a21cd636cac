import { chmodSync, writeFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { run, temporaryFolder } from "../../tests/desk.ts";

const folder = temporaryFolder();
afterAll(() => folder.remove());

/** A file that is closed to others, as a temporary folder of root's is. */
function keep(name: string, content: unknown): string {
  const path = `${folder.path}/${name}.json`;
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  chmodSync(path, 0o600);
  return path;
}
const office = [["09:00", "17:00"]];
const calendar = keep("calendar", {
  time_zone: "Europe/Oslo",
  hours: { mon: office, tue: office, wed: office, thu: office, fri: office },
  holidays: ["2026-12-25", { on: "2026-03-30", name: "Inventory" }],
});

const clock = (...args: string[]) => run("firstline", ["clock", ...args], { FIRSTLINE_DATA_DIR: `${folder.path}/data` }).ended;

test("when it is due, without a desk or a database, and how that came", async () => {
  const pauses = keep("pauses", [["2026-03-27T15:00:00Z", "2026-03-31T08:00:00Z", "vendor"]]);
  const { code, stdout } = await clock(
    "due",
    "--calendar",
    calendar,
    "--from",
    "2026-03-27T15:30:00+01:00",
    "--minutes",
    "120",
    "--pauses",
    pauses,
  );
  expect(code).toBe(0);
  const told = JSON.parse(stdout) as { due: string; minutes: number; ledger: { cause: string; minutes: number; open_minutes: number }[] };
  expect(told).toMatchObject({ due: "2026-03-31T09:30:00.000Z", minutes: 120 });
  expect(told.ledger.map(({ cause, minutes, open_minutes }) => [cause, minutes, open_minutes])).toEqual([
    ["open", 30, 30],
    ["paused", 0, 120],
    ["open", 90, 90],
  ]);
});

test("what has counted between two moments, on the clock of the place where none is said", async () => {
  const { stdout } = await clock("elapsed", "--calendar", calendar, "--from", "2026-03-27T16:00", "--to", "2026-03-31T10:00");
  expect(JSON.parse(stdout)).toMatchObject({
    minutes: 120,
    ledger: [
      { cause: "open", minutes: 60 },
      { cause: "closed", minutes: 0 },
      { cause: "holiday", why: "Inventory", minutes: 0 },
      { cause: "closed", minutes: 0 },
      { cause: "open", minutes: 60 },
    ],
  });
});

test("paused without an end it is due at no time", async () => {
  const pauses = keep("endless", [["2026-03-27T10:00", null]]);
  const { stdout } = await clock("due", "--calendar", calendar, "--from", "2026-03-27T09:00", "--minutes", "90", "--pauses", pauses);
  expect(JSON.parse(stdout)).toMatchObject({ due: null, ledger: [{ cause: "open", minutes: 60 }] });
});

test.each([
  [["due", "--calendar", "/nowhere", "--from", "2026-01-01T00:00Z", "--minutes", "1"], /^\/nowhere cannot be read as JSON/],
  [["due", "--calendar", calendar, "--from", "yesterday", "--minutes", "1"], /^--from wants a moment such as/],
  [["due", "--calendar", calendar, "--from", "2026-02-30T00:00Z", "--minutes", "1"], /^--from wants a moment such as/],
  [["due", "--calendar", calendar, "--from", "2026-01-01T00:00Z", "--minutes", "-1"], /--minutes/],
  [["due", "--calendar", calendar, "--from", "2026-01-01T00:00Z"], /^--minutes is needed/],
  [["elapsed", "--calendar", calendar, "--from", "2026-01-01T00:00Z"], /^--to is needed/],
  [
    ["due", "--calendar", keep("closed", { time_zone: "UTC", hours: {} }), "--from", "2026-01-01T00:00Z", "--minutes", "1"],
    /^The calendar has no opening hours/,
  ],
  [
    [
      "due",
      "--calendar",
      keep("rare", { time_zone: "UTC", hours: { mon: [["08:00", "08:01"]] } }),
      "--from",
      "2026-01-01T00:00Z",
      "--minutes",
      "500000",
    ],
    /^This calendar opens so rarely that 500000 minutes have not counted by 2090/,
  ],
  [
    [
      "due",
      "--calendar",
      keep("offset", { time_zone: "+02:00", hours: { mon: [["08:00", "16:00"]] } }),
      "--from",
      "2026-01-01",
      "--minutes",
      "1",
    ],
    /^The calendar's time_zone is no IANA time zone/,
  ],
  [
    ["due", "--calendar", calendar, "--from", "2026-01-01T00:00Z", "--minutes", "1", "--pauses", keep("wrong", { a: 1 })],
    /wants pauses such as \[\[/,
  ],
])("%j is refused in a sentence", async (args, words) => {
  const { code, stdout, stderr } = await clock(...args);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr.replace(/^Firstline lies in a folder.*\n/m, "")).toMatch(words);
});
