import { dateFormat } from "../../platform/date-format.ts";

/** When somebody is left alone, in minutes since midnight where they are. */
export interface QuietHours {
  starts: number;
  /** Not later than it starts: on the day after. */
  ends: number;
  /** The days on which they begin: 1 is Monday, 7 Sunday (ISO 8601). */
  days: readonly number[];
}

const minute = 60_000;
const day = 1440;
const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

const clockIn = (zone: string): Intl.DateTimeFormat =>
  dateFormat("en-GB", { timeZone: zone, weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

function hereAndNow(at: Date, zone: string): { minutes: number; weekday: number } {
  const parts = new Map(
    clockIn(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return {
    minutes: Number(parts.get("hour")) * 60 + Number(parts.get("minute")),
    weekday: weekdays.indexOf(parts.get("weekday") ?? "") + 1,
  };
}

/** The end of the quiet hours that this moment lies in; null outside of them. */
function endOf(at: Date, zone: string, { starts, ends, days }: QuietHours): Date | null {
  const { minutes, weekday } = hereAndNow(at, zone);
  const begunToday = days.includes(weekday);
  const begunYesterday = days.includes(weekday === 1 ? 7 : weekday - 1);
  const overnight = ends <= starts;
  const within = overnight
    ? (begunToday && minutes >= starts) || (begunYesterday && minutes < ends)
    : begunToday && minutes >= starts && minutes < ends;
  if (!within) return null;
  const left = (ends - minutes + day) % day || day;
  const end = new Date(Math.floor(at.getTime() / minute) * minute + left * minute);
  // The clocks were put forward or back meanwhile.
  const drift = ((hereAndNow(end, zone).minutes - ends + day + day / 2) % day) - day / 2;
  return new Date(end.getTime() - drift * minute);
}

/** When somebody may be told again; null when they may be told now. Quiet hours that begin as others end are one. Pure. */
export function quietUntil(at: Date, zone: string, hours: QuietHours): Date | null {
  let until: Date | null = null;
  for (let round = 0; round < 8; round++) {
    const next = endOf(until ?? at, zone, hours);
    if (!next) return until;
    until = next;
  }
  return until;
}
