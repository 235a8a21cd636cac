import { everOpens, type Calendar } from "./calendar.ts";
import { tableOf, type Table } from "./table.ts";

/** A calendar whose openings are worked out once, for as many years as somebody asks about. */
export interface Openings {
  calendar: Calendar;
  /** Its openings between two moments, and maybe more. */
  covering(from: number, to: number): Table;
}

const firstOf = (year: number): number => Date.UTC(year, 0, 1);
const yearOf = (at: number): number => new Date(at).getUTCFullYear();

/** Refuses a calendar that never opens: nothing would ever be due. */
export function openingsOf(calendar: Calendar): Openings {
  if (!everOpens(calendar)) throw new RangeError("never_open");
  let known: Table | undefined;
  return {
    calendar,
    covering(from, to) {
      if (known && known.from <= from && to <= known.to) return known;
      const years = [yearOf(from), yearOf(to) + 1, ...(known ? [yearOf(known.from), yearOf(known.to)] : [])];
      known = tableOf(calendar, firstOf(Math.min(...years)), firstOf(Math.max(...years)));
      return known;
    },
  };
}
