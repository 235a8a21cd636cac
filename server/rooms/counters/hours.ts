import { dateFormat } from "../../platform/date-format.ts";
import type { Db } from "../../platform/db.ts";
import { hoursNow, type Open } from "../calendars/index.ts";
import { findTeam, teamForTier, type TeamRow } from "../teams/index.ts";
import type { CounterRow } from "./store-counters.ts";

/** Who serves at a counter first. */
export const teamOf = async (db: Db, counter: Pick<CounterRow, "team_id">): Promise<TeamRow> =>
  (counter.team_id ? await findTeam(db, counter.team_id) : undefined) ?? (await teamForTier(db, 1));

export async function hoursOf(db: Db, counter: CounterRow): Promise<Open> {
  const hours = await hoursNow(db);
  return hours.by(counter.calendar_id) ?? hours.of((await teamOf(db, counter)).id, counter.site_id);
}

const ahead = 60 * 86_400_000;

/** Whether somebody is there now by the calendar, and when they are there next. Pure. */
export function openAt({ openings }: Open, now: Date): { open: boolean; opensAt: Date | null } {
  const at = now.getTime();
  const { starts, ends } = openings.covering(at, at + ahead);
  const next = ends.findIndex((end) => end > at);
  const start = next < 0 ? undefined : starts[next];
  if (start === undefined) return { open: false, opensAt: null };
  return start <= at ? { open: true, opensAt: null } : { open: false, opensAt: new Date(start) };
}

/** The day at the counter, by its own clock: 2026-03-31. Pure. */
export const dayAt = ({ openings }: Open, now: Date): string =>
  dateFormat("sv-SE", { timeZone: openings.calendar.time_zone, dateStyle: "short" }).format(now);
