import { z } from "zod";
import { line } from "./shapes.ts";

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a time such as 09:00");
const end = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, "a time such as 17:00, or 24:00");
const interval = z
  .tuple([time, end])
  .refine(([from, to]) => from !== to, "from and to are the same: the whole day is 00:00 to 24:00")
  .describe("From when to when. An end that is not later is on the next day; 00:00 to 24:00 is the whole day");
const intervals = z.array(interval).max(12);

const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
/** The hours of an ordinary week, by day; a day that is left out is closed. */
export const hours = z
  .strictObject(
    Object.fromEntries(weekdays.map((day) => [day, intervals.optional()])) as Record<
      (typeof weekdays)[number],
      z.ZodOptional<typeof intervals>
    >,
  )
  .describe("When it is open in an ordinary week, by day, as many intervals as a day needs; a day that is left out is closed");

const on = z.iso.date();
const name = line(120).nullable().default(null);
export const exception = z.strictObject({
  on,
  name,
  hours: intervals.describe("When it is open on that day instead; none: it is closed"),
});

/** A calendar as a file: what `firstline clock` reads. Holidays are days, or days with their names. */
export const calendarFile = z.strictObject({
  name: z.string().optional(),
  time_zone: z.string().max(60),
  hours,
  holidays: z
    .array(z.union([on.transform((day) => ({ on: day, name: null })), z.strictObject({ on, name })]))
    .max(5000)
    .default([]),
  exceptions: z.array(exception).max(5000).default([]),
});
