import { momentOf, wallAt } from "./wall-clock.ts";

/*
 * A moment in a filter: `now`, `today`, `yesterday`, `tomorrow`, `-2d`, `+90m`, `2026-11-01`, `2026-11-01T08:00:00Z`. Days begin where
 * whoever reads the list is.
 */
const shift = /^([+-])(\d{1,5})([mhdw])$/;
const day = /^\d{4}-\d{2}-\d{2}$/;
const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?Z$/;
const days = { yesterday: -1, today: 0, tomorrow: 1 };
const minutes = { m: 1, h: 60, d: 1440, w: 10_080 };

const isDay = (text: string): text is keyof typeof days => Object.hasOwn(days, text);
const isReal = (at: number): boolean => !Number.isNaN(at) && at > 0;

export function isTime(text: string): boolean {
  if (text === "now" || isDay(text) || shift.test(text)) return true;
  // 31 February is no day: what is made of it is another one.
  if (day.test(text)) return isReal(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
  return moment.test(text) && isReal(Date.parse(text));
}

/** The moment at which a day of the calendar begins in a time zone, also where the clock was put on that day. */
const beginOf = (year: number, month: number, date: number, timeZone: string): Date =>
  momentOf(new Date(Date.UTC(year, month, date)), timeZone);

/** The day, `2026-11-01`, of the moment that a text of `isTime` means now, in an IANA time zone. */
export function dayIn(text: string, now: Date, timeZone: string): string {
  if (day.test(text)) return text;
  return wallAt(timeOf(text, now, timeZone), timeZone)
    .toISOString()
    .slice(0, 10);
}

/** The moment that a text of `isTime` means now, in an IANA time zone. */
export function timeOf(text: string, now: Date, timeZone: string): Date {
  if (text === "now") return now;
  const [, sign, count = "0", unit = "m"] = shift.exec(text) ?? [];
  if (sign) return new Date(now.getTime() + Number(`${sign}${count}`) * minutes[unit as keyof typeof minutes] * 60_000);
  if (moment.test(text)) return new Date(text);
  if (isDay(text)) {
    const here = wallAt(now, timeZone);
    return beginOf(here.getUTCFullYear(), here.getUTCMonth(), here.getUTCDate() + days[text], timeZone);
  }
  const [year = 1970, month = 1, date = 1] = text.split("-").map(Number);
  return beginOf(year, month - 1, date, timeZone);
}
