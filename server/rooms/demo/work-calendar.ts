import { holidaysIn } from "./holidays.ts";
import type { Random } from "./random.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const opens = 8;
const closes = 16;

interface Day {
  /** Local midnight. */
  start: number;
  works: boolean;
  weight: number;
}

export interface WorkCalendar {
  /** Moments spread over the past year as people call: `count` of them, in order, none after now. */
  moments(random: Random, count: number): Generator<number>;
  /** After so many minutes of desk hours (Monday to Friday, 8 to 16, no holidays). */
  workAfter(at: number, minutes: number): number;
}

// How busy an hour is: few at night, most at nine, a dent at lunch.
const hours = [1, 1, 1, 1, 1, 3, 10, 45, 130, 120, 105, 70, 85, 100, 85, 55, 18, 8, 6, 5, 5, 4, 3, 2];
// Sunday first. Monday brings what the weekend collected.
const weekdays = [0.05, 1.4, 1.1, 1, 1, 0.8, 0.06];
// January first: a quiet July, a busy start in August.
const months = [1.1, 1, 1, 0.95, 0.9, 0.8, 0.42, 1.15, 1.15, 1.05, 1.05, 0.8];

const offsetFormat = new Intl.DateTimeFormat("en", { timeZone: "Europe/Oslo", timeZoneName: "longOffset" });

/** How far Oslo is ahead of UTC around then, in ms. */
function offsetAt(ms: number): number {
  const name = offsetFormat.formatToParts(ms).find((part) => part.type === "timeZoneName")?.value ?? "";
  return Number(/GMT\+(\d+)/.exec(name)?.[1] ?? 0) * hour;
}

function makeDay(date: number): Day {
  const at = new Date(date);
  const weekday = at.getUTCDay();
  const holiday = holidaysIn(at.getUTCFullYear()).has(at.toISOString().slice(0, 10));
  return {
    start: date - offsetAt(date + day / 2),
    works: weekday > 0 && weekday < 6 && !holiday,
    weight: (holiday ? 0.05 : (weekdays[weekday] ?? 1)) * (months[at.getUTCMonth()] ?? 1),
  };
}

/** The year before `now` and the quarter after it, in Oslo. */
export function workCalendar(now: number): WorkCalendar {
  const firstDate = Math.floor(now / day) * day - 365 * day;
  const days = Array.from({ length: 365 + 92 }, (_, index) => makeDay(firstDate + index * day));
  const first = days[0]?.start ?? firstDate;
  const dayIndex = (at: number): number => {
    const guess = Math.max(0, Math.floor((at - first) / day));
    return (days[guess + 1]?.start ?? Infinity) <= at ? guess + 1 : at < (days[guess]?.start ?? 0) ? Math.max(0, guess - 1) : guess;
  };

  function workAfter(at: number, minutes: number): number {
    let left = minutes * minute;
    for (let index = dayIndex(at); index < days.length; index++) {
      const { start = 0, works = false } = days[index] ?? {};
      if (!works) continue;
      const from = Math.max(at, start + opens * hour);
      const room = start + closes * hour - from;
      if (room <= 0) continue;
      if (left <= room) return from + left;
      left -= room;
    }
    return at + day * 92;
  }

  function* moments(random: Random, count: number): Generator<number> {
    const slots: { start: number; end: number }[] = [];
    const sums: number[] = [];
    let total = 0;
    for (const { start, weight } of days) {
      for (const [index, busy] of hours.entries()) {
        const from = start + index * hour;
        if (from >= now) break;
        const end = Math.min(from + hour, now);
        total += (weight * busy * (end - from)) / hour;
        slots.push({ start: from, end });
        sums.push(total);
      }
    }
    // One moment per equal share of the year's weight: in order, and never two tickets' worth of luck in one place.
    let slot = 0;
    let last = 0;
    for (let made = 0; made < count; made++) {
      const wanted = ((made + random.next()) / count) * total;
      while (slot < slots.length - 1 && (sums[slot] ?? 0) < wanted) slot += 1;
      const { start = 0, end = 0 } = slots[slot] ?? {};
      last = Math.max(last, Math.floor(start + random.next() * (end - start)));
      yield last;
    }
  }

  return { moments, workAfter };
}
