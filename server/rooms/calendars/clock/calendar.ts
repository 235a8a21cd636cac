/** From the first moment on the clock to the one at which it ends: "09:00" to "17:00". An end that is not later is on the next day. */
export type Interval = readonly [from: string, to: string];

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof weekdays)[number];

/** A day that is not as its weekday: without hours it is closed. */
export interface SpecialDay {
  on: string;
  name: string | null;
  hours: readonly Interval[];
}

/** When a desk is open, on the clocks of one place. An interval belongs to the day on which it begins. */
export interface Calendar {
  time_zone: string;
  hours: { readonly [Day in Weekday]?: readonly Interval[] | undefined };
  holidays: readonly { on: string; name: string | null }[];
  /** They win over holidays: a day may be one and open. */
  exceptions: readonly SpecialDay[];
}

const day = 86_400_000;

export const dateOf = (wall: number): string => new Date(wall).toISOString().slice(0, 10);

export const weekdayOf = (wall: number): Weekday => weekdays[(new Date(wall).getUTCDay() + 6) % 7] ?? "mon";

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** An interval of the day that begins at `wall`, as the clock shows it. */
export function onDay(wall: number, [from, to]: Interval): { from: number; to: number } {
  const begin = wall + minuteOf(from) * 60_000;
  const end = wall + minuteOf(to) * 60_000;
  return { from: begin, to: end > begin ? end : end + day };
}

export interface Day {
  hours: readonly Interval[];
  /** Where it is not as its weekday. */
  special: { cause: "holiday" | "exception"; name: string | null } | null;
}

/** What a calendar says of each day, by the beginning of that day as its clocks show it. */
export function daysOf(calendar: Calendar): (wall: number) => Day {
  const holidays = new Map(calendar.holidays.map(({ on, name }) => [on, name]));
  const exceptions = new Map(calendar.exceptions.map((one) => [one.on, one]));
  return (wall) => {
    const date = dateOf(wall);
    const exception = exceptions.get(date);
    const holiday = holidays.get(date);
    if (exception) return { hours: exception.hours, special: { cause: "exception", name: exception.name ?? holiday ?? null } };
    if (holiday !== undefined) return { hours: [], special: { cause: "holiday", name: holiday } };
    return { hours: calendar.hours[weekdayOf(wall)] ?? [], special: null };
  };
}

/** How many minutes it is open in an ordinary week. */
export const weekly = ({ hours }: Pick<Calendar, "hours">): number =>
  weekdays
    .flatMap((one) => hours[one] ?? [])
    .map((interval) => onDay(0, interval))
    .reduce((sum, { from, to }) => sum + (to - from) / 60_000, 0);

/** Whether it opens at all in an ordinary week. */
export const everOpens = ({ hours }: Pick<Calendar, "hours">): boolean => weekdays.some((one) => (hours[one]?.length ?? 0) > 0);
