import { z } from "zod";
import { cursor, id, instant, limit, list, named, page } from "./shapes.ts";
import { nothing, routes } from "./route.ts";

export const outboxState = z.enum(["waiting", "sending", "maybe_sent", "sent", "failed", "expired", "canceled"]).describe(
  // In the order in which a message meets them.
  "waiting: not sent yet, or again later; maybe_sent: it was handed over and no answer came, so it is sent again under the same Message-ID; expired: given up after two days",
);
export type OutboxState = z.infer<typeof outboxState>;

/** How far a message came on its way to one person. */
const delivery = z.object({
  id,
  kind: z.string().describe("What it is about: `opened`, `replied`, `solved` …"),
  person: named.nullable(),
  to: z.string(),
  state: outboxState,
  created_at: instant,
  attempts: z.number().int().describe("How often it was tried"),
  next_try_at: instant.nullable().describe("When it is tried next; null: never"),
  sent_at: instant.nullable().describe("When the mail server took it"),
  explanation: z.string().nullable().describe("Why it has not arrived, in words; null while nothing is wrong"),
  server_said: z.string().nullable().describe("The last answer of the mail server"),
  can: z.object({
    retry: z.boolean().describe("I may have it sent again"),
    cancel: z.boolean().describe("I may stop it"),
  }),
});

export const outboxRoutes = routes({
  "GET /outbox": {
    summary: "What the desk writes by mail, newest first",
    access: "system:read",
    query: z.strictObject({ cursor, limit, state: outboxState.optional().describe("Only those in this state") }),
    answer: page(
      delivery.extend({
        subject: z.string(),
        language: z.string(),
        mailbox: z.string().nullable().describe("The key of the mailbox that sends it"),
        ticket_number: z.number().int().nullable(),
      }),
    ),
  },
  "GET /tickets/{id}/deliveries": {
    summary: "Which mails about a ticket went to whom, and how far they came, newest first: for who sees its inside",
    access: "tickets:read",
    answer: list(delivery.extend({ entry_id: id.nullable().describe("The reply that it carries") })),
  },
  "POST /tickets/{id}/replies/{reply}/cancellations": {
    summary: "Take back a reply of my own within ten seconds, before its mail leaves; its words become my draft again",
    access: "tickets:work",
    answer: z.object({
      body: z.string().describe("What was written"),
      attachments: z.array(id).describe("Its files, which are uploads of mine again"),
    }),
  },
  "POST /outbox/{id}/retries": {
    summary: "Send a message again now that was given up or waits, to the address its person has now",
    access: "signed_in",
    answer: nothing,
    status: 204,
  },
  "POST /outbox/{id}/cancellations": {
    summary: "Do not send a message that has not left yet",
    access: "signed_in",
    answer: nothing,
    status: 204,
  },
});
