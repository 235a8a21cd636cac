import type { Series } from "../../../contract/recurring.ts";
import { ruleFrom } from "./read-rule.ts";
import { momentOf, wallAt } from "../../../contract/wall-clock.ts";

const day = 86_400_000;

/** When a series begins, as the clock of its place shows it. */
export const firstOf = ({ starts_on, time }: Pick<Series, "starts_on" | "time">): Date => new Date(`${starts_on}T${time}:00Z`);

/** Its times after a moment, the next one first, at most so many and no later than `until`. Pure. */
export function timesAfter(series: Series, after: Date, most: number, until?: Date): Date[] {
  const { time_zone } = series;
  const rule = ruleFrom(series.rule, firstOf(series), (at) => wallAt(at, time_zone));
  // A clock may be put on between the two, by less than a day.
  const near = wallAt(after, time_zone).getTime() - day;
  const found: Date[] = [];
  rule.all((wall) => {
    if (wall.getTime() < near) return true;
    const at = momentOf(wall, time_zone);
    if (until && at > until) return false;
    if (at > after) found.push(at);
    return found.length < most;
  });
  return found;
}
