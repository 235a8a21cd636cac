import { daysOf, onDay, type Calendar } from "./calendar.ts";
import { momentIn, offsetsOf } from "./offsets.ts";

const day = 86_400_000;

/** A day that is not as its weekday, from its beginning to its end. */
export interface Special {
  from: number;
  to: number;
  cause: "holiday" | "exception";
  name: string | null;
}

/** All openings of a calendar between two moments, one after another; those that touch are one. */
export interface Table {
  from: number;
  to: number;
  starts: Float64Array;
  ends: Float64Array;
  /** For how many ms it was open before each. */
  before: Float64Array;
  specials: readonly Special[];
}

interface Opening {
  from: number;
  to: number;
}

/** Joined where they touch or overlap. */
function joined(openings: readonly Opening[]): Opening[] {
  const found: Opening[] = [];
  for (const { from, to } of openings.toSorted((a, b) => a.from - b.from)) {
    const last = found.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else if (to > from) found.push({ from, to });
  }
  return found;
}

/** Works out the openings between two moments. The days around them are looked at, too: a night shift begins the day before. */
export function tableOf(calendar: Calendar, from: number, to: number): Table {
  const offsets = offsetsOf(calendar.time_zone, from - 3 * day, to + 3 * day);
  const at = (wall: number): number => momentIn(offsets, wall);
  const dayAt = daysOf(calendar);
  const openings: Opening[] = [];
  const specials: Special[] = [];
  for (let wall = Math.floor((from - 2 * day) / day) * day; wall < to + 2 * day; wall += day) {
    const { hours, special } = dayAt(wall);
    for (const interval of hours) {
      const shown = onDay(wall, interval);
      openings.push({ from: at(shown.from), to: at(shown.to) });
    }
    if (special) specials.push({ from: at(wall), to: at(wall + day), ...special });
  }
  const within = joined(openings)
    .map((one) => ({ from: Math.max(one.from, from), to: Math.min(one.to, to) }))
    .filter((one) => one.to > one.from);
  const before = new Float64Array(within.length);
  for (const [index, one] of within.entries()) before[index + 1] = (before[index] ?? 0) + one.to - one.from;
  return {
    from,
    to,
    starts: Float64Array.from(within, (one) => one.from),
    ends: Float64Array.from(within, (one) => one.to),
    before,
    specials,
  };
}

/** The index of the last number that is not above this one; -1: all are. */
export function lastUpTo(numbers: Float64Array, most: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= most) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** For how many ms it was open from the table's beginning up to a moment of it. */
export function openUntil({ starts, ends, before }: Table, at: number): number {
  const index = lastUpTo(starts, at);
  if (index < 0) return 0;
  const start = starts[index] ?? 0;
  return (before[index] ?? 0) + Math.min(at, ends[index] ?? 0) - start;
}

/** The earliest moment until which it was open for so many ms (more than 0); undefined: none of this table. */
export function whenOpenFor({ starts, ends, before }: Table, ms: number): number | undefined {
  let [low, high] = [0, before.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((before[middle] ?? 0) < ms) low = middle + 1;
    else high = middle;
  }
  const index = low - 1;
  const at = (starts[index] ?? 0) + ms - (before[index] ?? 0);
  return index < 0 || at > (ends[index] ?? 0) ? undefined : at;
}
