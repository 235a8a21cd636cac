import ICAL from "ical.js";
import type { Holiday } from "./tables.ts";

/** A file with more is no list of holidays; a rule that repeats more often is none, either. */
const most = { events: 5000, times: 400, days: 2000 };

const dateOf = (time: ICAL.Time): string => time.toString().slice(0, 10);
const nameOf = (event: ICAL.Event): string | null =>
  (event.summary ?? "")
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim()
    .slice(0, 120) || null;

/** The first days of an event, each of its times one. */
function* timesOf(event: ICAL.Event): Generator<ICAL.Time> {
  if (!event.isRecurring()) return yield event.startDate;
  const times = event.iterator();
  for (let seen = 0; seen < most.times; seen += 1) {
    const time = times.next() as ICAL.Time | null;
    if (!time) return;
    yield time;
  }
}

/** The days that it lasts; its end is the first day after it (RFC 5545, 3.6.1). */
function lengthOf(event: ICAL.Event): number {
  const days = Math.round((event.endDate.toJSDate().getTime() - event.startDate.toJSDate().getTime()) / 86_400_000);
  return Math.min(Math.max(1, days), 60);
}

/**
 * The whole days of an iCalendar file between two days, in order, each once. Events with a time of the day are no holidays, nor is what was called
 * off. Null: it is no such file.
 */
export function readHolidays(file: string, from: string, to: string): Holiday[] | null {
  try {
    const parsed: unknown = ICAL.parse(file);
    const root = new ICAL.Component(parsed as ConstructorParameters<typeof ICAL.Component>[0]);
    if (root.name !== "vcalendar") return null;
    const found = new Map<string, string | null>();
    for (const part of root.getAllSubcomponents("vevent").slice(0, most.events)) {
      const event = new ICAL.Event(part);
      if (!event.startDate?.isDate || String(part.getFirstPropertyValue("status")).toUpperCase() === "CANCELLED") continue;
      const long = lengthOf(event);
      for (const time of timesOf(event)) {
        if (dateOf(time) > to) break;
        for (let ahead = 0; ahead < long; ahead += 1) {
          const day = new Date(Date.parse(dateOf(time)) + ahead * 86_400_000).toISOString().slice(0, 10);
          if (day >= from && day <= to && !found.has(day) && found.size < most.days) found.set(day, nameOf(event));
        }
      }
    }
    return [...found].map(([on, name]) => ({ on, name })).toSorted((a, b) => (a.on < b.on ? -1 : 1));
  } catch {
    return null;
  }
}

/** From last year to five years ahead: what is older counts for nothing that is open. */
export const holidaysAround = (file: string, now: Date): Holiday[] | null =>
  readHolidays(file, `${now.getUTCFullYear() - 1}-01-01`, `${now.getUTCFullYear() + 5}-12-31`);
