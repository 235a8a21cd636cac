import { z } from "zod";
import { cursor, id, instant, limit, list, named, page } from "./shapes.ts";
import { nothing, routes } from "./route.ts";

export const outboxState = z.enum(["waiting", "sending", "maybe_sent", "sent", "failed", "expired", "canceled"]).describe(
  // In the order in which a message meets them.
  "waiting: not sent yet, or again later; maybe_sent: it was handed over and no answer came, so it is sent again under the same Message-ID; expired: given up after two days",
);
/** What the outbox is looked through by: `failed` without what was taken and then sent back. */
export const outboxLook = z.enum([...outboxState.options, "bounced"]).describe("As `state`; bounced: taken by its server, and sent back");
export type OutboxLook = z.infer<typeof outboxLook>;
/** What ended without being delivered. */
export const endedBadly = z.enum(["failed", "bounced", "expired"]);

export type OutboxState = z.infer<typeof outboxState>;

/** How far a message came on its way to one person. */
const delivery = z.object({
  id,
  kind: z.string().describe("What it is about: `opened`, `replied`, `solved` …"),
  person: named.nullable(),
  to: z.string(),
  state: outboxState,
  bounced: z.boolean().describe("A server took it, and it was sent back"),
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
    query: z.strictObject({
      cursor,
      limit,
      state: outboxLook.optional().describe("Only those in this state"),
      mailbox: z.string().max(60).optional().describe("Only those from this mailbox, by key"),
    }),
    answer: page(
      delivery.extend({
        subject: z.string(),
        withheld: z
          .boolean()
          .describe("true: it is about a confidential ticket that I may not see; to whom it goes and what it says is not told"),
        language: z.string(),
        mailbox: z.string().nullable().describe("The key of the mailbox that sends it"),
        ticket_number: z.number().int().nullable(),
      }),
    ),
  },
  "GET /outbox/counts": {
    summary: "How many messages have not left, and how many ended without being delivered",
    access: "system:read",
    answer: z.object({
      waiting: z.number().int().describe("Not sent yet, or again later"),
      sending: z.number().int().describe("Being handed over right now"),
      maybe_sent: z.number().int().describe("Handed over without an answer"),
      failed: z.number().int().describe("Refused for good"),
      bounced: z.number().int().describe("Taken by a server, and sent back"),
      expired: z.number().int().describe("Given up after two days"),
      retryable: z.number().int().describe("Of the last three, those that are of use still: a code for signing in is not"),
    }),
  },
  "POST /outbox/retries": {
    summary: "Send again what ended without being delivered, to the addresses that its people have now: at most 500, the newest first",
    access: "system:write",
    body: z.strictObject({ state: endedBadly.optional().describe("Only those that ended so") }),
    answer: z.object({
      retried: z.number().int().describe("How many are sent again"),
      left: z.number().int().describe("How many there are still: ask again"),
    }),
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
