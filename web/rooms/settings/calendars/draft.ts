import type { CalendarShown } from "../../../../contract/calendars.ts";
import { deviceZone } from "../../../platform/zone.ts";

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof weekdays)[number];
type Interval = [string, string];

/** A calendar while it is written: hours, holidays and exceptions as one types them, a day to a line. */
export interface CalendarDraft {
  name: string;
  time_zone: string;
  hours: Record<Weekday, string>;
  holidays: string;
  exceptions: string;
  feed_url: string;
  teams: string[];
  sites: string[];
}

const office = "08:00-16:00";
export const blank: CalendarDraft = {
  name: "",
  time_zone: deviceZone,
  hours: { mon: office, tue: office, wed: office, thu: office, fri: office, sat: "", sun: "" },
  holidays: "",
  exceptions: "",
  feed_url: "",
  teams: [],
  sites: [],
};

/** "8", "8.30" and "08:30" are times; null: none. */
function timeOf(text: string): string | null {
  const [, hour = "", minute = "00"] = /^(\d{1,2})(?:[:.](\d\d))?$/.exec(text.trim()) ?? [];
  if (!hour || Number(hour) > 24 || Number(minute) > 59 || (Number(hour) === 24 && minute !== "00")) return null;
  return `${hour.padStart(2, "0")}:${minute}`;
}

/** "08:00-11:30, 12-16" is two intervals; null: it cannot be read. Pure. */
export function intervalsOf(text: string): Interval[] | null {
  const read = text
    .split(",")
    .filter((one) => one.trim())
    .map((one) => one.split(/[-–]/).map(timeOf));
  return read.every((one): one is Interval => one.length === 2 && one.every((time) => time !== null)) ? read : null;
}

const shown = (intervals: readonly (readonly [string, string])[] = []): string => intervals.map((one) => one.join("-")).join(", ");

interface Line {
  on: string;
  name: string | null;
  hours: Interval[];
}

const rowsOf = (text: string) =>
  text
    .split("\n")
    .filter((row) => row.trim())
    .map((row) => {
      const [, on = "", rest = ""] = /^\s*(\d{4}-\d\d-\d\d)(?:\s+(.*))?$/.exec(row) ?? [];
      return { on, rest: rest.trim() };
    });

/** Lines such as "2026-12-25 Christmas Day": all after the day is its name; null: one of them cannot be read. Pure. */
export function holidaysOf(text: string): Pick<Line, "on" | "name">[] | null {
  const read = rowsOf(text);
  return read.every(({ on }) => on) ? read.map(({ on, rest }) => ({ on, name: rest || null })) : null;
}

/** Lines such as "2026-12-24 08:00-12:00 Christmas Eve"; null: one of them cannot be read. Pure. */
export function linesOf(text: string): Line[] | null {
  const read = rowsOf(text).map(({ on, rest }) => {
    const [, times = "", name = ""] = /^((?:[\d:.]+\s*[-–]\s*[\d:.]+\s*,?\s*)*)(.*)$/.exec(rest) ?? [];
    const hours = intervalsOf(times);
    return on && hours ? { on, name: name.trim() || null, hours } : null;
  });
  return read.every((line) => line !== null) ? read : null;
}

const line = ({ on, name, hours = [] }: { on: string; name: string | null; hours?: [string, string][] }): string =>
  [on, shown(hours), name].filter(Boolean).join(" ");

export const draftOf = (calendar: CalendarShown): CalendarDraft => ({
  name: calendar.name,
  time_zone: calendar.time_zone,
  hours: Object.fromEntries(weekdays.map((day) => [day, shown(calendar.hours[day])])) as CalendarDraft["hours"],
  holidays: calendar.holidays.map((one) => line(one)).join("\n"),
  exceptions: calendar.exceptions.map((one) => line(one)).join("\n"),
  feed_url: calendar.feed?.url ?? "",
  teams: calendar.teams.map(({ id }) => id),
  sites: calendar.sites.map(({ id }) => id),
});

/** What stands where it cannot be read: "hours/mon", "holidays", "exceptions". Pure. */
export const unreadable = ({ hours, holidays, exceptions }: CalendarDraft): string[] => [
  ...weekdays.filter((day) => !intervalsOf(hours[day])).map((day) => `hours/${day}`),
  ...(holidaysOf(holidays) ? [] : ["holidays"]),
  ...(linesOf(exceptions) ? [] : ["exceptions"]),
];

/** What is sent; only once all of it can be read. Pure. */
export const hoursOf = ({ time_zone, hours, holidays, exceptions }: CalendarDraft) => ({
  time_zone,
  hours: Object.fromEntries(weekdays.map((day) => [day, intervalsOf(hours[day]) ?? []]).filter(([, intervals]) => intervals?.length)),
  holidays: holidaysOf(holidays) ?? [],
  exceptions: linesOf(exceptions) ?? [],
});

export const bodyOf = (draft: CalendarDraft) => ({
  ...hoursOf(draft),
  name: draft.name.trim(),
  feed_url: draft.feed_url.trim() || null,
  teams: draft.teams,
  sites: draft.sites,
});
