import type { PreviewDay } from "../../../contract/calendars.ts";
import { momentOf, wallAt } from "../../platform/wall-clock.ts";
import { dateOf, type Calendar } from "./clock/calendar.ts";
import { tableOf } from "./clock/table.ts";

const day = 86_400_000;

/** When a calendar is open on the next days, the first of which is today where it is. A night shift stands at the day on which it begins. Pure. */
export function preview(calendar: Calendar, now: Date, days = 14): PreviewDay[] {
  const today = Math.floor(wallAt(now, calendar.time_zone).getTime() / day) * day;
  const begin = (wall: number): number => momentOf(new Date(wall), calendar.time_zone).getTime();
  const table = tableOf(calendar, begin(today), begin(today + (days + 1) * day));
  const openings = Array.from(table.starts, (from, index) => ({ from, to: table.ends[index] ?? from }));
  return Array.from({ length: days }, (_, ahead) => {
    const from = begin(today + ahead * day);
    const next = begin(today + (ahead + 1) * day);
    const special = table.specials.find((one) => one.from < next && one.to > from);
    const open = openings.filter((one) => one.from >= from && one.from < next);
    return {
      on: dateOf(today + ahead * day),
      cause: special?.cause ?? (open.length > 0 ? "open" : "closed"),
      name: special?.name ?? null,
      open: open.map((one) => ({ from: new Date(one.from).toISOString(), to: new Date(one.to).toISOString() })),
    };
  });
}
