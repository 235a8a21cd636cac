import { z } from "zod";
import { cursor, id, instant, limit, line, list, named, page, text } from "./shapes.ts";
import { attachments } from "./files.ts";
import { channel, escalationGiven, ticketSummary } from "./tickets.ts";
import { routes } from "./route.ts";

export const contactState = z.enum(["live", "on_hold", "wrap_up", "ended"]);
export const outcome = z.enum(["solved", "handed_up", "kept_working", "answered", "wrong_number", "abandoned"]);
export type Outcome = z.infer<typeof outcome>;

export const contact = z.object({
  id,
  channel,
  direction: z.enum(["inbound", "outbound"]),
  state: contactState,
  person: named.nullable(),
  phone: z.string().nullable(),
  technician: named.nullable(),
  started_at: instant,
  ended_at: instant.nullable(),
  wrapped_up_at: instant.nullable(),
  outcome: outcome.nullable(),
  note: z.string().describe("About the contact itself; technicians only"),
  ticket: ticketSummary.pick({ id: true, number: true, subject: true, status: true }).nullable(),
  /** Opened with this contact, so that it may still be dropped when the call was about nothing or about another ticket. */
  opened_ticket: z.boolean(),
  hung_up_at: instant.nullable().describe("When the other side hung up, where the telephone system told; the contact is still to be ended"),
  unread: z.number().int().describe("How much the other side said that its technician has not seen"),
  since: instant.describe("Since when it waits for its technician: for the first of what is unread; else since it began"),
});
export type Contact = z.infer<typeof contact>;

const who = {
  person: z
    .strictObject({ id })
    .nullable()
    .optional()
    .describe("Who calls, by id: also the requester of the ticket opened for it; null: nobody knows"),
  phone: line(40, 0).nullable().optional(),
};

export const contactRoutes = routes({
  "GET /contacts": {
    summary: "Contacts, newest first",
    access: "contacts:read",
    query: z.strictObject({
      cursor,
      limit,
      person: id.optional(),
      technician: id.optional(),
      ticket: id.optional().describe("Only those about the ticket with this id (not its number)"),
    }),
    answer: page(contact),
  },
  "GET /contacts/live": { summary: "My contacts that are live, on hold or in wrap-up", access: "contacts:work", answer: list(contact) },
  "POST /contacts": {
    summary:
      "A contact begins; a phone or walk-in contact opens its ticket in the same moment, unless it names one. My wrap-up of another contact ends",
    access: "contacts:work",
    body: z.strictObject({
      channel: channel.default("phone"),
      direction: z.enum(["inbound", "outbound"]).default("inbound"),
      ...who,
      ticket: z.string().max(60).optional().describe("Id or number of a ticket it is about"),
    }),
    answer: contact,
    status: 201,
  },
  "GET /contacts/{id}": { summary: "One contact", access: "contacts:read", answer: contact },
  "PATCH /contacts/{id}": {
    summary: "Say who it is, what it is about, hold or resume, or finish the wrap-up (`state`: `ended`)",
    access: "contacts:work",
    body: z.strictObject({
      ...who,
      state: z
        .enum(["live", "on_hold", "ended"])
        .optional()
        .describe("on_hold, live again; ended: the wrap-up is finished. A live contact ends by an ending"),
      ticket: z.string().max(60).optional().describe("Id or number: the call is about that ticket; an empty one opened for it is dropped"),
      note: z.string().max(20_000).optional().describe("About the contact itself; technicians only"),
    }),
    answer: contact,
  },
  "POST /contacts/{id}/endings": {
    summary:
      "End a live contact, and wrap-up begins. solved, handed_up and kept_working need a person and a ticket with a subject; with answered, wrong_number or abandoned an empty ticket opened for it is dropped",
    access: "contacts:work",
    body: z.discriminatedUnion("outcome", [
      z.strictObject({
        outcome: z.literal("solved"),
        body: text(20_000).optional().describe("What was done: a public reply, kept as the ticket's `resolution`"),
        attachments: attachments.describe("Ids of complete uploads of yours, for the reply: they need a `body`"),
      }),
      z.strictObject({ outcome: z.literal("handed_up"), escalation: escalationGiven }),
      z.strictObject({ outcome: z.literal("kept_working") }),
      z.strictObject({ outcome: z.enum(["answered", "wrong_number", "abandoned"]), note: line(1000).optional() }),
    ]),
    answer: contact,
    status: 201,
  },
});
