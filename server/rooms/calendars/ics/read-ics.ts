import ICAL from "ical.js";
import type { Holiday } from "../tables.ts";
import { isRuleOfDays } from "./rule.ts";

/** What one file may cost: so many events, so many times looked at in all of them, so many days of one of them, and in all. */
const most = { events: 5000, steps: 100_000, long: 60, days: 2000 };
const day = 86_400_000;

export interface HolidaysRead {
  /** In order, each day once. */
  holidays: Holiday[];
  /** So many events were left out, because they are not written as they should be, or cost too much. */
  not_understood: number;
}

const dateOf = (time: ICAL.Time): string => time.toString().slice(0, 10);
const nameOf = (event: ICAL.Event): string | null =>
  (event.summary ?? "")
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim()
    .slice(0, 120) || null;

/** The texts of its events, one by one, so that a wrong one is the only one that is lost. Null: it is no calendar. */
function eventsIn(file: string): string[] | null {
  const lines = file.split(/\r?\n/);
  if (!/^\uFEFF?BEGIN:VCALENDAR\s*$/i.test(lines.find((line) => line.trim()) ?? "")) return null;
  const found: string[] = [];
  let event: string[] | null = null;
  for (const line of lines) {
    if (/^BEGIN:VEVENT\s*$/i.test(line)) {
      if (event) found.push(event.join("\r\n"));
      event = [];
    } else if (event && /^END:VEVENT\s*$/i.test(line)) {
      found.push(event.join("\r\n"));
      event = null;
    } else event?.push(line);
  }
  return event ? [...found, event.join("\r\n")] : found;
}

function readEvent(text: string): { part: ICAL.Component; event: ICAL.Event; uid: string } {
  const parsed: unknown = ICAL.parse(`BEGIN:VEVENT\r\n${text}\r\nEND:VEVENT`);
  const part = new ICAL.Component(parsed as ConstructorParameters<typeof ICAL.Component>[0]);
  const rules = part.getAllProperties("rrule").map((one) => one.getFirstValue() as ICAL.Recur);
  if (!rules.every(isRuleOfDays)) throw new RangeError("a rule that is none of days");
  const event = new ICAL.Event(part);
  if (!event.startDate) throw new RangeError("no beginning");
  return { part, event, uid: String(part.getFirstPropertyValue("uid") ?? "") };
}

/** The days that it lasts; its end is the first day after it (RFC 5545, 3.6.1). */
function lengthOf(event: ICAL.Event): number {
  const days = Math.round((event.endDate.toJSDate().getTime() - event.startDate.toJSDate().getTime()) / day);
  return Math.min(Math.max(1, days), most.long);
}

/**
 * The whole days of an iCalendar file between two days. Events with a time of the day are no holidays, nor is what was called off; what was moved or
 * called off once (RECURRENCE-ID) takes its day off the others. Null: it is no such file.
 */
export function readHolidays(file: string, from: string, to: string): HolidaysRead | null {
  const texts = eventsIn(file);
  if (!texts) return null;
  let not_understood = Math.max(0, texts.length - most.events);
  const events = texts.slice(0, most.events).flatMap((text) => {
    try {
      return [readEvent(text)];
    } catch {
      not_understood += 1;
      return [];
    }
  });
  const instead = new Set(
    events.flatMap(({ event, uid }) => (event.isRecurrenceException() ? [`${uid} ${dateOf(event.recurrenceId)}`] : [])),
  );
  const found = new Map<string, string | null>();
  let steps = 0;

  function* timesOf(event: ICAL.Event, uid: string): Generator<string> {
    if (event.isRecurrenceException() || !event.isRecurring()) return yield dateOf(event.startDate);
    const times = event.iterator();
    for (let time = times.next() as ICAL.Time | null; time; time = times.next() as ICAL.Time | null) {
      if ((steps += 1) > most.steps) throw new RangeError("too many times");
      const on = dateOf(time);
      if (on > to) return;
      if (!instead.has(`${uid} ${on}`)) yield on;
    }
  }

  for (const { part, event, uid } of events) {
    if (found.size >= most.days) break;
    if (!event.startDate.isDate || String(part.getFirstPropertyValue("status")).toUpperCase() === "CANCELLED") continue;
    try {
      const long = lengthOf(event);
      const name = nameOf(event);
      for (const first of timesOf(event, uid)) {
        const last = new Date(Date.parse(first) + (long - 1) * day).toISOString().slice(0, 10);
        if (last < from) continue;
        for (let ahead = 0; ahead < long && found.size < most.days; ahead += 1) {
          const on = new Date(Date.parse(first) + ahead * day).toISOString().slice(0, 10);
          if (on >= from && on <= to && !found.has(on)) found.set(on, name);
        }
        if (found.size >= most.days) break;
      }
    } catch {
      not_understood += 1;
    }
  }
  return { holidays: [...found].map(([on, name]) => ({ on, name })).toSorted((a, b) => (a.on < b.on ? -1 : 1)), not_understood };
}
