import type { Series } from "../../../contract/recurring.ts";
import { wrongField } from "../../platform/problem.ts";
import { isTimeZone } from "../../../contract/wall-clock.ts";
import { everMeets, readRule } from "./read-rule.ts";
import type { RecurrenceRow } from "./store.ts";
import { firstOf, timesAfter } from "./times.ts";

export const seriesOf = ({
  rule,
  starts_on,
  clock,
  time_zone,
}: Pick<RecurrenceRow, "rule" | "starts_on" | "clock" | "time_zone">): Series => ({
  rule,
  starts_on,
  time: clock,
  time_zone,
});

/** A series that can be meant, its rule as it is kept. Refuses at the field that is wrong, also what never comes. Pure. */
export function checkSeries(given: Series, now: Date, at = "/"): Series {
  if (!isTimeZone(given.time_zone)) throw wrongField(`${at}time_zone`, "time_zone");
  const year = Number(given.starts_on.slice(0, 4));
  if (year < 2000 || year > now.getUTCFullYear() + 10) throw wrongField(`${at}starts_on`, "recurrence_start");
  const rule = readRule(given.rule, `${at}rule`);
  if (!everMeets(rule, firstOf(given))) throw wrongField(`${at}rule`, "recurrence_never");
  return { ...given, rule };
}

/** The next time after a moment that nobody left out; null: it is over. Pure. */
export function nextAfter(series: Series, after: Date, skipped: readonly Date[]): Date | null {
  const left = new Set(skipped.map(Number));
  return timesAfter(series, after, skipped.length + 1).find((at) => !left.has(at.getTime())) ?? null;
}
