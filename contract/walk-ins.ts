import { z } from "zod";
import { ownPlace, rating } from "./counter-door.ts";
import { routes } from "./route.ts";
import { id, instant, language, line, list, named } from "./shapes.ts";
import { ticketSummary } from "./tickets.ts";

export const walkIn = z.object({
  id,
  label: z.string().describe("The number that is called: B12"),
  state: ownPlace.shape.state,
  counter: z
    .object({ id, name_en: z.string().describe("Its name in English"), name_nb: z.string().describe("Its name in Norwegian") })
    .describe("Where they are"),
  team: named.describe("Who serves them"),
  visitor: z
    .object({ name: z.string(), account: z.string().nullable().describe("The work mail or number that they typed") })
    .describe("What they said of themselves: it proves nothing"),
  claimed: named.nullable().describe("Whose the mail address is that they typed: it proves nothing. null: nobody's"),
  reason: z
    .object({ key: z.string(), label_en: z.string().describe("In English"), label_nb: z.string().describe("In Norwegian") })
    .nullable()
    .describe("Why they come, of the counter's reasons"),
  said: z.string().describe("What it is about, in their words"),
  language: language.describe("Which language they chose"),
  via: z.enum(["kiosk", "phone"]).describe("By what they checked in"),
  technician: named.nullable().describe("Who called them"),
  desk: z.string().nullable().describe("Where they were told to go"),
  appointment_at: instant.nullable().describe("When the appointment begins that they may have; a technician asks who it is"),
  arrived_at: instant.describe("When they checked in"),
  waiting_since: instant.describe("Since when they wait, or waited last"),
  waited_seconds: z.number().int().describe("How long they waited until somebody talked with them, or until now; all waits together"),
  called_at: instant.nullable().describe("When they were called last"),
  calls: z.number().int().describe("How often they were called"),
  served_at: instant.nullable().describe("When somebody began to talk with them"),
  ended_at: instant.nullable().describe("When it was over, or they went"),
  ticket: ticketSummary.pick({ id: true, number: true, subject: true, status: true }).nullable(),
  contact_id: id.nullable().describe("The contact that it became"),
  rating: rating.nullable().describe("What they said of it afterwards"),
  can: z.object({ serve: z.boolean().describe("I may call and serve them") }),
});
export type WalkIn = z.infer<typeof walkIn>;

const desk = line(20).optional().describe("Where to go, as it is written there: 2, or Window 3");

export const walkInRoutes = routes({
  "GET /walk-ins": {
    summary: "Who waits at the counters of my teams, in their order, and whom I have called or am serving",
    access: "contacts:read",
    answer: z.object({
      waiting: z.array(walkIn).describe("In the order in which they are called"),
      more_waiting: z.number().int().describe("How many wait besides"),
      mine: z.array(walkIn).describe("Whom I called or am serving"),
      away: z.array(walkIn).describe("Who was called within the last half hour and did not come: they may be put back"),
    }),
  },
  "POST /walk-ins/next": {
    summary: "Call the next one. Two who ask at once call two people",
    access: "contacts:work",
    body: z.strictObject({ desk, counter: id.optional().describe("At this counter only") }),
    answer: walkIn,
  },
  "GET /walk-ins/{id}": { summary: "One who came", access: "contacts:read", answer: walkIn },
  "GET /tickets/{id}/walk-ins": { summary: "Who came about a ticket, the latest first", access: "contacts:read", answer: list(walkIn) },
  "POST /walk-ins/{id}/calls": {
    summary: "Call somebody who waits, or once more whom I called",
    access: "contacts:work",
    body: z.strictObject({ desk }),
    answer: walkIn,
  },
  "POST /walk-ins/{id}/serve": {
    summary: "They are here: a contact begins, with a ticket that is opened while we talk. It ends as every contact does",
    access: "contacts:work",
    body: z.strictObject({}),
    answer: walkIn,
  },
  "POST /walk-ins/{id}/put-back": {
    summary: "Put somebody back whom I called: their turn stays where it was",
    access: "contacts:work",
    body: z.strictObject({}),
    answer: walkIn,
  },
  "POST /walk-ins/{id}/no-show": {
    summary: "They were called and did not come",
    access: "contacts:work",
    body: z.strictObject({}),
    answer: walkIn,
  },
  "POST /walk-ins/{id}/transfers": {
    summary: "Send somebody on to another counter: they keep their number, and their turn by when they came",
    access: "contacts:work",
    body: z.strictObject({ counter: id.describe("To this one") }),
    answer: walkIn,
  },
});
