import type { Db } from "../../platform/db.ts";
import { checkAddress } from "../../platform/egress/index.ts";
import { wrongField } from "../../platform/problem.ts";
import { isTimeZone } from "../../../contract/wall-clock.ts";
import { everOpens, onDay, weekdays, weekly, type Interval } from "./clock/calendar.ts";
import { namedAlike, unknownUsers, type CalendarRow } from "./store.ts";

export type Written = Pick<CalendarRow, "name" | "time_zone" | "hours" | "holidays" | "exceptions" | "feed_url">;
export interface Users {
  teams?: string[] | undefined;
  sites?: string[] | undefined;
}

/** Where the intervals of one day are wrong; null: nowhere. */
function wrongAmong(intervals: readonly Interval[]): { index: number; code: string } | null {
  for (const [index, one] of intervals.entries()) {
    if (one[0] === one[1]) return { index, code: "same_time" };
    const shown = onDay(0, one);
    const hit = intervals.slice(0, index).some((other) => {
      const before = onDay(0, other);
      return shown.from < before.to && before.from < shown.to;
    });
    if (hit) return { index, code: "overlaps" };
  }
  return null;
}

/** What a calendar says, without its name: its time zone is one, it opens, and no interval stands in another one. */
export function checkHours({ time_zone, hours, holidays, exceptions }: Omit<Written, "name" | "feed_url">): void {
  if (!isTimeZone(time_zone)) throw wrongField("/time_zone", "time_zone");
  for (const day of weekdays) {
    const wrong = wrongAmong(hours[day] ?? []);
    if (wrong) throw wrongField(`/hours/${day}/${wrong.index}`, wrong.code);
  }
  if (!everOpens({ hours })) throw wrongField("/hours", "never_open");
  if (weekly({ hours }) < 60) throw wrongField("/hours", "too_few_hours");
  const twice = (days: readonly { on: string }[]) => days.findIndex(({ on }, index) => days.findIndex((one) => one.on === on) < index);
  for (const [index, { hours: shorter }] of exceptions.entries()) {
    const wrong = wrongAmong(shorter);
    if (wrong) throw wrongField(`/exceptions/${index}/hours/${wrong.index}`, wrong.code);
  }
  for (const [field, days] of Object.entries({ holidays, exceptions }))
    if (twice(days) >= 0) throw wrongField(`/${field}/${twice(days)}/on`, "twice");
}

const byDay = (a: { on: string }, b: { on: string }) => (a.on < b.on ? -1 : 1);

/** As it is kept. Refuses what is wrong in it; `own`: the calendar that is changed. */
export async function checkCalendar(db: Db, given: Written, users: Users, own: CalendarRow | null): Promise<Written> {
  checkHours(given);
  if (await namedAlike(db, given.name, own?.id ?? null)) throw wrongField("/name", "taken");
  for (const [kind, ids] of [
    ["team", users.teams],
    ["site", users.sites],
  ] as const) {
    const [wrong] = await unknownUsers(db, kind, ids ?? []);
    if (wrong !== undefined) throw wrongField(`/${kind}s/${wrong}`, "unknown", { what: kind });
  }
  return {
    ...given,
    holidays: given.holidays.toSorted(byDay),
    exceptions: given.exceptions.toSorted(byDay),
    feed_url: given.feed_url === null ? null : checkAddress(given.feed_url, "/feed_url"),
  };
}
