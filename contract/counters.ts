import { z } from "zod";
import { nothing, routes } from "./route.ts";
import { id, instant, key, line, list, named } from "./shapes.ts";

export const visitReason = z.strictObject({
  key: key(40),
  label_en: line(80).describe("The reason in English"),
  label_nb: line(80).describe("The reason in Norwegian"),
  request_type: z.string().max(60).nullable().describe("Key of the request type that the ticket gets; null: none"),
});
export type VisitReason = z.output<typeof visitReason>;

const said = z.string().trim().max(300);
const wordsGiven = z
  .strictObject({
    welcome_en: said.describe("Said first, in English"),
    welcome_nb: said.describe("Said first, in Norwegian"),
    closed_en: said.describe("Said outside the hours, in English"),
    closed_nb: said.describe("Said outside the hours, in Norwegian"),
  })
  .describe("Its own words; an empty one leaves what the desk says by itself");
export type CounterWords = z.output<typeof wordsGiven>;

const given = {
  name_en: line(60).describe("What it is called, in English"),
  name_nb: line(60).describe("What it is called, in Norwegian"),
  place: line(200, 0).describe("How to find it: house, floor, room"),
  site_id: id.nullable().describe("At which site it is; null: at none of them"),
  team_id: id.nullable().describe("Who serves there first; null: the default team of tier 1"),
  calendar_id: id.nullable().describe("When it is open; null: when its team is, else its site"),
  letter: z
    .string()
    .regex(/^[A-ZÆØÅ]{1,2}$/, "one or two capitals")
    .describe("In front of the numbers that are called: B for B12"),
  reasons: z.array(visitReason).max(12).describe("Why people come; they choose one. None: they are not asked"),
  words: wordsGiven,
  most_waiting: z.number().int().min(1).max(500).describe("When so many wait, others are asked to come back later"),
  shows: z.enum(["number", "name"]).describe("What stands on the wall: the number alone, or a first name and an initial besides"),
  by_phone: z.boolean().describe("true: its screens show a code by which a telephone checks in"),
  sound: z.boolean().describe("true: a screen on the wall sounds when somebody is called"),
  seats: z.number().int().min(0).max(20).describe("How many can be booked at one time; 0: none"),
  slot_minutes: z.number().int().min(5).max(120).describe("How long each of those times is"),
  days_ahead: z.number().int().min(1).max(90).describe("How many days ahead they can be booked"),
  active: z.boolean().describe("false: nobody can check in there"),
};

export const counter = z.object({
  id,
  key: z.string().describe("By which addresses name it"),
  ...given,
  site: named.nullable().describe("The site by name"),
  team: named.nullable().describe("The team by name; null: the default team of tier 1"),
  calendar: named.nullable().describe("The calendar by name"),
  waiting: z.number().int().describe("How many wait there now"),
  changed_at: instant.describe("When it was last changed"),
  version: z.number().int().describe("Send it in If-Match with a change"),
});
export type Counter = z.infer<typeof counter>;

export const counterDevice = z.object({
  id,
  kind: z.enum(["kiosk", "board"]).describe("kiosk: people check in on it; board: it shows who is called"),
  name: z.string().describe("What it is called"),
  state: z
    .enum(["to_pair", "paired", "revoked"])
    .describe("to_pair: nobody typed its code yet; revoked: it shows and takes nothing any more"),
  code_until: instant.nullable().describe("Until when its code pairs it"),
  paired_at: instant.nullable().describe("When it was paired"),
  seen_at: instant.nullable().describe("When it was last there, to the minute"),
});
export type CounterDevice = z.infer<typeof counterDevice>;

const withCode = counterDevice.extend({ code: z.string().describe("Eight digits, told once, to type on the device within 15 minutes") });

export const counterRoutes = routes({
  "GET /counters": { summary: "Places where people come to the desk", access: "contacts:read", answer: list(counter) },
  "POST /counters": {
    summary: "One more place to come to",
    access: "system:write",
    body: z.strictObject({
      key: key(40),
      ...given,
      place: given.place.default(""),
      site_id: given.site_id.default(null),
      team_id: given.team_id.default(null),
      calendar_id: given.calendar_id.default(null),
      letter: given.letter.default("A"),
      reasons: given.reasons.default([]),
      words: given.words.default({ welcome_en: "", welcome_nb: "", closed_en: "", closed_nb: "" }),
      most_waiting: given.most_waiting.default(30),
      shows: given.shows.default("number"),
      by_phone: given.by_phone.default(true),
      sound: given.sound.default(false),
      seats: given.seats.default(0),
      slot_minutes: given.slot_minutes.default(15),
      days_ahead: given.days_ahead.default(14),
      active: given.active.default(true),
    }),
    answer: counter,
    status: 201,
  },
  "GET /counters/{id}": { summary: "One of them, by id or key", access: "contacts:read", answer: counter },
  "PATCH /counters/{id}": { summary: "Change one", access: "system:write", body: z.strictObject(given).partial(), answer: counter },
  "GET /counters/{id}/devices": { summary: "Its kiosks and boards", access: "system:read", answer: list(counterDevice) },
  "POST /counters/{id}/devices": {
    summary: "One more kiosk or board, with a code that pairs it once",
    access: "system:write",
    body: z.strictObject({ name: line(60).describe("What it is called"), kind: counterDevice.shape.kind }),
    answer: withCode,
    status: 201,
    secret: true,
  },
  "POST /counter-devices/{id}/codes": {
    summary: "Another code for a kiosk or board: once it is used, the device that was paired before is not any more",
    access: "system:write",
    body: z.strictObject({}),
    answer: withCode,
    status: 201,
    secret: true,
  },
  "DELETE /counter-devices/{id}": {
    summary: "From now on it shows and takes nothing",
    access: "system:write",
    answer: nothing,
    status: 204,
  },
  "GET /counters/{id}/waits": {
    summary: "How long people waited there, of those who came between two moments",
    access: "contacts:read",
    query: z.strictObject({
      from: instant.optional().describe("From this moment on; 28 days ago when left out"),
      to: instant.optional().describe("Before this moment; now when left out"),
    }),
    answer: z.object({
      from: instant.describe("From this moment on"),
      to: instant.describe("Before this moment"),
      came: z.number().int().describe("Who checked in"),
      served: z.number().int().describe("Of them, whose turn came and who were talked with; the minutes below are theirs"),
      left: z.number().int().describe("Of them, who left the queue"),
      no_show: z.number().int().describe("Of them, who were called and did not come"),
      here: z.number().int().describe("Of them, who wait now and were not talked with yet"),
      median_minutes: z
        .number()
        .nullable()
        .describe("Half of those served waited at most so long, from check-in until somebody talked with them"),
      most_minutes: z.number().nullable().describe("The longest of them"),
      within_ten: z.number().int().describe("How many of those served waited at most ten minutes"),
      good: z.number().int().describe("Who tapped: good"),
      fair: z.number().int().describe("Who tapped: all right"),
      poor: z.number().int().describe("Who tapped: not good"),
    }),
  },
});
