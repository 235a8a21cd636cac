import type { Db } from "../../platform/db.ts";
import { remembered } from "../../platform/remember.ts";
import { weekdays, type Interval } from "./clock/calendar.ts";
import { openingsOf, type Openings } from "./clock/openings.ts";
import { allCalendars, sitesWith, teamsWith, type CalendarRow } from "./store.ts";

/** In whose hours something counts; no calendar: around the clock. */
export interface Open {
  calendar: { id: string; name: string; version: number } | null;
  openings: Openings;
}

export interface Hours {
  /** false: nobody has a calendar, and minutes are minutes. */
  counted: boolean;
  /** Of the team that has it; where that has none, of the site it is for. */
  of(teamId: string, siteId: string | null): Open;
}

export interface AllHours extends Hours {
  /** Of a calendar that somebody works by; undefined where there is none such. */
  by(calendarId: string | null): Open | undefined;
  /** Every calendar there is. */
  all: readonly Open[];
}

const wholeDay: readonly Interval[] = [["00:00", "24:00"]];
const hours = Object.fromEntries(weekdays.map((day) => [day, wholeDay]));
/** Around the clock. */
export const always: Open = { calendar: null, openings: openingsOf({ time_zone: "UTC", hours, holidays: [], exceptions: [] }) };

/** Openings are worked out once per version of a calendar. */
const known = new Map<string, { version: number; open: Open }>();

function openOf(row: CalendarRow): Open {
  const before = known.get(row.id);
  if (before?.version === row.version) return before.open;
  const { id, name, version, feed_holidays, holidays, ...rest } = row;
  const open = { calendar: { id, name, version }, openings: openingsOf({ ...rest, holidays: [...feed_holidays, ...holidays] }) };
  known.set(id, { version, open });
  return open;
}

/** The hours of all teams and sites, as of now. */
export async function readHours(db: Db): Promise<AllHours> {
  const rows = await allCalendars(db);
  if (rows.length === 0) return { counted: false, of: () => always, by: () => undefined, all: [] };
  const [teams, sites] = await Promise.all([teamsWith(db), sitesWith(db)]);
  const open = new Map(rows.map((row) => [row.id, openOf(row)]));
  const byTeam = new Map(teams.map((one) => [one.id, open.get(one.calendar_id)]));
  const bySite = new Map(sites.map((one) => [one.id, open.get(one.calendar_id)]));
  return {
    counted: teams.length + sites.length > 0,
    of: (teamId, siteId) => byTeam.get(teamId) ?? (siteId === null ? undefined : bySite.get(siteId)) ?? always,
    by: (calendarId) => (calendarId === null ? undefined : open.get(calendarId)),
    all: [...open.values()],
  };
}

const asked = remembered(/^calendar\./, (db, _: "all") => readHours(db));

/** The hours of all teams and sites, as of a second ago at most. */
export const hoursNow = (db: Db): Promise<AllHours> => asked(db, "all");
