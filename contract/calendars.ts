import { z } from "zod";
import { nothing, routes } from "./route.ts";
import { id, instant, line, list, named } from "./shapes.ts";

const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a time such as 09:00")
  .describe("When it opens");
const end = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, "a time such as 17:00, or 24:00")
  .describe("When it closes");
const interval = z
  .tuple([time, end])
  .describe("From when to when. An end that is not later is on the next day; 00:00 to 24:00 is the whole day");
const intervals = z.array(interval).max(12).describe("When it is open that day, in intervals");

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

const on = z.iso.date().describe("The day, as 2026-12-25");
const name = line(120).nullable().default(null).describe("What the day is called; null: nothing");
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

const day = z.object({ on: z.string().describe("The day"), name: z.string().nullable().describe("What it is called; null: nothing") });
/** A calendar has so many holidays of its own. */
export const mostHolidays = 2000;
const holidaysGiven = z.array(z.strictObject({ on, name })).max(mostHolidays).describe("Days on which it is closed");
const given = {
  name: line(100).describe("What it is called"),
  time_zone: z.string().max(60).describe("On the clock of this place, an IANA name: Europe/Oslo"),
  hours,
  holidays: holidaysGiven,
  exceptions: z.array(exception).max(1000).describe("Days that are not as their weekday. They win over holidays"),
  feed_url: z.string().max(2000).nullable().describe("Where holidays are read from once a day, an iCalendar file; null: nowhere"),
  teams: z.array(id).max(500).describe("Ids of the teams that are open by it; one that had another calendar lets go of that"),
  sites: z.array(id).max(2000).describe("Ids of the sites whose people are served by it where the team has none"),
};
const shape = { time_zone: given.time_zone, hours, holidays: holidaysGiven.default([]), exceptions: given.exceptions.default([]) };

const calendar = z.object({
  id,
  name: z.string().describe("What it is called"),
  time_zone: z.string().describe("On the clock of this place"),
  hours,
  holidays: z.array(day).describe("Days on which it is closed, in order, without those of its feed"),
  exceptions: z.array(day.extend({ hours: intervals })).describe("Days that are not as their weekday, in order"),
  feed: z
    .object({
      url: z.string().nullable().describe("Where holidays are read from; null: you may not change calendars"),
      read_at: instant.nullable().describe("When it was read last; null: never"),
      failure: z
        .enum(["unreachable", "refused", "no_calendar"])
        .nullable()
        .describe("Why it could not be read the last time; what was read before stays. null: it could"),
      holidays: z.array(day).describe("What was read, in order"),
      not_understood: z.number().int().describe("So many events of it were left out, because they could not be understood"),
    })
    .nullable()
    .describe("Where holidays are read from, and how that went; null: nowhere"),
  teams: z.array(named).describe("Teams that are open by it"),
  sites: z.array(named).describe("Sites whose people are served by it where the team has none"),
  version: z.number().int().describe("Rises with every change of its hours and days"),
});
export type CalendarShown = z.infer<typeof calendar>;

const previewDay = z.object({
  on: z.string().describe("The day"),
  cause: z.enum(["open", "closed", "holiday", "exception"]).describe("Why it is open or closed: its weekday, a holiday, an exception"),
  name: z.string().nullable().describe("What the holiday or exception is called"),
  open: z
    .array(z.object({ from: instant.describe("When it opens"), to: instant.describe("When it closes") }))
    .describe("When it is open that day; a night shift goes on to the next"),
});
export type PreviewDay = z.infer<typeof previewDay>;

const openings = z.object({
  name: z.string().describe("What it is called"),
  from: instant.describe("From when on it is told"),
  to: instant.describe("Until when"),
  open: z
    .array(z.object({ from: instant.describe("When it opens"), to: instant.describe("When it closes") }))
    .describe("When it is open in between, in order; what touches is one"),
});
export type OpeningsShown = z.infer<typeof openings>;

export const calendarRoutes = routes({
  "GET /calendars": { summary: "When teams and sites are open, by name", access: "teams:read", answer: list(calendar) },
  "POST /calendars": {
    summary: "Add a calendar",
    access: "teams:write",
    body: z.strictObject({
      ...given,
      holidays: given.holidays.default([]),
      exceptions: given.exceptions.default([]),
      feed_url: given.feed_url.default(null),
      teams: given.teams.default([]),
      sites: given.sites.default([]),
    }),
    answer: calendar,
    status: 201,
  },
  "GET /calendars/{id}": { summary: "One calendar", access: "teams:read", answer: calendar },
  "GET /calendars/{id}/openings": {
    summary: "When a calendar is open, from two weeks ago to sixty days ahead: what counts until something is due",
    access: "teams:read",
    answer: openings,
  },
  "PATCH /calendars/{id}": {
    summary: "Change a calendar; send `If-Match` with the version you read to be told of a conflict",
    access: "teams:write",
    body: z.strictObject(given).partial(),
    answer: calendar,
  },
  "DELETE /calendars/{id}": {
    summary: "Retire a calendar; teams and sites that had it are open around the clock",
    access: "teams:write",
    answer: nothing,
    status: 204,
  },
  "POST /calendars/{id}/holiday-imports": {
    summary:
      "Add the whole days of an iCalendar file (RFC 5545) as holidays, from last year to five years ahead; what is a holiday already keeps its name",
    access: "teams:write",
    body: z.strictObject({ file: z.string().min(1).max(1_000_000).describe("The text of the file") }),
    answer: calendar.extend({
      not_understood: z.number().int().describe("So many events of the file were left out, because they could not be understood"),
    }),
    bytes: 2_100_000,
  },
  "POST /calendars/{id}/feed-readings": {
    summary: "Read its feed of holidays now",
    access: "teams:write",
    answer: calendar,
    transaction: false,
  },
  "POST /calendar-preview": {
    summary: "When it would be open on the next fourteen days. Nothing is kept",
    access: "teams:read",
    body: z.strictObject({ ...shape, calendar_id: id.nullable().default(null).describe("The calendar whose feed's holidays count, too") }),
    answer: z.object({ days: z.array(previewDay).describe("From today on, where the calendar is") }),
  },
});
