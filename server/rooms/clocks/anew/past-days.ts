import { momentOf } from "../../../../contract/wall-clock.ts";
import { daysOf, type Calendar } from "../../calendars/index.ts";

const day = 86_400_000;

export interface PastDays {
  /** As 2026-05-17, in order. */
  days: string[];
  /** From the first of them to the end of the last, with a shift that goes on past midnight. */
  since: Date;
  until: Date;
}

/** Which days up to this moment two versions of a calendar name and tell otherwise; null: none. Pure. */
export function pastDays(before: Calendar, after: Calendar, now: Date): PastDays | null {
  const [was, is] = [daysOf(before), daysOf(after)];
  const named = [before, after].flatMap(({ holidays, exceptions }) => [...holidays, ...exceptions].map(({ on }) => on));
  const begins = (on: string) => momentOf(new Date(`${on}T00:00:00Z`), after.time_zone);
  const hours = (of: typeof was, on: string) => JSON.stringify(of(Date.parse(on)).hours);
  const days = [...new Set(named)].filter((on) => begins(on) <= now && hours(was, on) !== hours(is, on)).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return null;
  return { days, since: begins(first), until: new Date(begins(last).getTime() + 2 * day) };
}
