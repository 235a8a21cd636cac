import { expect, it } from "vitest";
import { blankRule, draftOf, ruleOf } from "./rule-draft.ts";

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
