import type { CalendarShown } from "../../../contract/calendars.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { sitesWith, teamsWith, type CalendarRow, type User } from "./store.ts";

const of = (users: readonly User[], id: string) =>
  users.filter((one) => one.calendar_id === id).map(({ id: key, name }) => ({ id: key, name }));

/** The address of a feed may hold a key: it is told to who may change it. */
const present = (actor: Actor, row: CalendarRow, teams: readonly User[], sites: readonly User[]): CalendarShown => ({
  id: row.id,
  name: row.name,
  time_zone: row.time_zone,
  hours: row.hours as CalendarShown["hours"],
  holidays: row.holidays,
  exceptions: row.exceptions as CalendarShown["exceptions"],
  feed: row.feed_url
    ? {
        url: actor.permissions.has("teams:write") ? row.feed_url : null,
        read_at: row.feed_read_at?.toISOString() ?? null,
        failure: row.feed_failure,
        holidays: row.feed_holidays,
        not_understood: row.feed_not_understood,
      }
    : null,
  teams: of(teams, row.id),
  sites: of(sites, row.id),
  version: row.version,
});

export async function showCalendars(db: Db, actor: Actor, rows: readonly CalendarRow[]): Promise<CalendarShown[]> {
  const [teams, sites] = await Promise.all([teamsWith(db), sitesWith(db)]);
  return rows.map((row) => present(actor, row, teams, sites));
}

export async function showCalendar(db: Db, actor: Actor, row: CalendarRow): Promise<CalendarShown> {
  const [teams, sites] = await Promise.all([teamsWith(db), sitesWith(db)]);
  return present(actor, row, teams, sites);
}
