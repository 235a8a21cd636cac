import type { PreviewDay } from "../../../contract/calendars.ts";
import { wallAt } from "../../../contract/wall-clock.ts";
import { dateOf, daysOf, onDay, type Calendar } from "./clock/calendar.ts";
import { momentIn, offsetsOf } from "./clock/offsets.ts";

const day = 86_400_000;

/**
 * When a calendar is open on the next days, the first of which is today where it is: each day by its own hours, so that a night shift stands at the
 * day on which it begins, and around the clock is open every day. Pure.
 */
export function preview(calendar: Calendar, now: Date, days = 14): PreviewDay[] {
  const today = Math.floor(wallAt(now, calendar.time_zone).getTime() / day) * day;
  const offsets = offsetsOf(calendar.time_zone, today - 2 * day, today + (days + 3) * day);
  const dayAt = daysOf(calendar);
  return Array.from({ length: days }, (_, ahead) => {
    const wall = today + ahead * day;
    const { hours, special } = dayAt(wall);
    const open = hours
      .map((interval) => onDay(wall, interval))
      .map(({ from, to }) => ({ from: momentIn(offsets, from), to: momentIn(offsets, to) }))
      .filter(({ from, to }) => to > from)
      .toSorted((a, b) => a.from - b.from);
    return {
      on: dateOf(wall),
      cause: special?.cause ?? (open.length > 0 ? "open" : "closed"),
      name: special?.name ?? null,
      open: open.map(({ from, to }) => ({ from: new Date(from).toISOString(), to: new Date(to).toISOString() })),
    };
  });
}
