import { z } from "zod";
import { routes } from "./route.ts";
import { id, instant, line, list, named } from "./shapes.ts";
import { ticketSummary } from "./tickets.ts";

const both = z.object({ en: z.string(), nb: z.string() });

const at = z.object({ id, name: both.describe("What the counter is called"), place: z.string().describe("How to find it") });

export const appointment = z.object({
  id,
  counter: at.describe("Where it is"),
  person: named.describe("Who comes"),
  reason: both.nullable().describe("Why they come, of the counter's reasons"),
  about: z.string().describe("What it is about, in words"),
  starts_at: instant.describe("When it begins"),
  ends_at: instant.describe("When it ends"),
  state: z.enum(["booked", "cancelled", "came"]).describe("came: they were served"),
  ticket: ticketSummary.pick({ id: true, number: true, subject: true, status: true }).nullable(),
  can: z.object({ change: z.boolean().describe("I may move or cancel it now") }),
});
export type Appointment = z.infer<typeof appointment>;

const starts_at = instant.describe("One of the free times of the counter");

export const appointmentRoutes = routes({
  "GET /appointment-counters": {
    summary: "Counters where a time can be booked, and why people come there",
    access: "signed_in",
    answer: list(
      at.extend({
        reasons: z
          .array(z.object({ key: z.string().describe("Its name"), label: both.describe("The reason") }))
          .describe("Why people come"),
      }),
    ),
  },
  "GET /counters/{id}/slots": {
    summary: "Free times of a counter, within its hours and as far ahead as it takes appointments",
    access: "signed_in",
    query: z.strictObject({ from: instant.optional().describe("From this moment on; now when left out") }),
    answer: list(
      z.object({
        starts_at: instant.describe("When it begins"),
        ends_at: instant.describe("When it ends"),
        free: z.number().int().describe("How many can still come then"),
      }),
    ),
  },
  "GET /appointments": { summary: "My own appointments, those to come first", access: "signed_in", answer: list(appointment) },
  "POST /appointments": {
    summary: "Book a time; who comes gets a mail with a calendar file. Technicians book for others",
    access: "signed_in",
    body: z.strictObject({
      counter: id.describe("At this counter"),
      starts_at,
      reason: z.string().max(40).optional().describe("Key of one of the counter's reasons"),
      about: line(300, 0).default("").describe("What it is about, in words"),
      person: id.optional().describe("Who comes; yourself when left out. Technicians only"),
      ticket: z.string().max(60).optional().describe("Id or number of the ticket that it is about. Technicians only"),
    }),
    answer: appointment,
    status: 201,
  },
  "PATCH /appointments/{id}": {
    summary: "Move an appointment to another free time; the calendar file is sent anew",
    access: "signed_in",
    body: z.strictObject({ starts_at }),
    answer: appointment,
  },
  "POST /appointments/{id}/cancellations": {
    summary: "Cancel an appointment; it is taken out of the calendar of who was to come",
    access: "signed_in",
    body: z.strictObject({}),
    answer: appointment,
  },
  "GET /tickets/{id}/appointments": { summary: "Appointments about a ticket", access: "contacts:read", answer: list(appointment) },
});
