import { expect, it } from "vitest";
import { blankRule, draftOf, neededIn, ruleOf, type RuleDraft } from "./rule-draft.ts";

// Seen red: with `UNTIL` left out of `end` the rule lost its last day.
it.each([
  ["FREQ=DAILY", "day"],
  ["FREQ=DAILY;INTERVAL=3;COUNT=5", "day"],
  ["FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "workdays"],
  ["FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;UNTIL=20271231", "week"],
  ["FREQ=MONTHLY;BYDAY=1MO", "month_weekday"],
  ["FREQ=MONTHLY;BYDAY=-1FR", "month_weekday"],
  ["FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=31", "month_day"],
  ["FREQ=YEARLY;BYMONTHDAY=24;BYMONTH=12", "year"],
  ["FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "advanced"],
  ["FREQ=MONTHLY;BYDAY=1MO,3MO", "advanced"],
  ["FREQ=DAILY;BYMONTH=2", "advanced"],
  ["FREQ=WEEKLY;BYDAY=MO;WKST=SU", "advanced"],
  ["FREQ=DAILY;UNTIL=20271231T100000Z", "advanced"],
])("%s is read as %s and written the same", (rule, kind) => {
  const draft = draftOf(rule);
  expect([draft.kind, ruleOf(draft)]).toEqual([kind, rule]);
});

it("begins with the first Monday of the month", () => expect(ruleOf(blankRule)).toBe("FREQ=MONTHLY;BYDAY=1MO"));

// Seen red: with 0 taken for every time.
it.each<[Partial<RuleDraft>, string[]]>([
  [{}, []],
  [{ kind: "day", every: "0" }, ["rule/every"]],
  [{ kind: "year", every: "" }, ["rule/every"]],
  [{ kind: "workdays", every: "0" }, []],
  [{ kind: "week", days: [] }, ["rule/days"]],
  [{ ends: "count", count: "00" }, ["rule/count"]],
  [{ ends: "until", until: "" }, ["rule/until"]],
  [{ kind: "advanced", every: "0", ends: "until", until: "" }, []],
])("%o still needs %o", (changes, paths) => {
  const needed = neededIn({ ...blankRule, ...changes }).filter(([, value]) => value === "");
  expect(needed.map(([path]) => path)).toEqual(paths);
});
