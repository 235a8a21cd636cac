import { z } from "zod";
import { cursor, id, instant, limit, list, named, page } from "./shapes.ts";
import { bytes, routes } from "./route.ts";

/** Bytes of the longest message. */
export const longestMessage = 50 * 1024 * 1024;

export const outcome = z
  .enum(["opened", "appended", "held", "ignored", "quarantined", "duplicate"])
  .describe(
    "opened: a ticket. appended: to a ticket. held: a technician decides. ignored: nobody waits for an answer (automatic replies, bounces). quarantined: dangerous or unreadable. duplicate: it came before",
  );
export type Outcome = z.infer<typeof outcome>;

export const via = z.enum(["imap", "smtp", "pipe", "api"]);

/** Why a message became what it became; screens have a sentence for each. */
export const mailReason = z.enum([
  "new_request",
  "token",
  "own_reference",
  "marker",
  "reference",
  "vendor_tag",
  "side_conversation",
  "subject_tag",
  "reopened",
  "thanks",
  "follow_up",
  "forwarded_by_technician",
  "unknown_token",
  "not_participant",
  "unverified",
  "technician_without_token",
  "foreign_token",
  "stranger",
  "no_sender",
  "account_closed",
  "auto_reply",
  "out_of_office",
  "bounce",
  "delivery_receipt",
  "mailing_list",
  "bulk",
  "calendar",
  "loop",
  "own_address",
  "sign_in_code",
  "flood",
  "domain_flood",
  "too_fast",
  "same_message",
  "too_complex",
  "unreadable",
  "by_technician",
  "moved",
]);
export type MailReason = z.infer<typeof mailReason>;

const address = z.object({ name: z.string(), address: z.string() });
const verdict = (what: string) => z.string().nullable().describe(`${what}, in the words of RFC 8601; null: nothing is said`);

const received = z.object({
  id,
  outcome,
  ticket_number: z.number().int().nullable(),
  message_id: z.string().nullable().describe("Its Message-ID, without < and >"),
  reasons: z.array(mailReason).describe("Why it became that, in the order in which it was found out"),
});
export type Received = z.infer<typeof received>;

export const mailHead = received.extend({
  outcome: outcome.nullable().describe("null: not understood yet"),
  mailbox: named.describe("Where it came to"),
  via: via.describe("By which door"),
  received_at: instant.describe("When the desk had it"),
  size: z.number().int().describe("Bytes"),
  from: address.nullable(),
  subject: z.string(),
  person: named.nullable(),
  ticket: z.object({ id, number: z.number().int(), subject: z.string() }).nullable(),
  entry_id: id.nullable().describe("The timeline entry that was made from it"),
  side_id: id.nullable().describe("The side conversation that it is in, or that it names"),
});
export type MailHead = z.infer<typeof mailHead>;

export const mailMessage = mailHead.extend({
  to: z.array(address),
  cc: z.array(address).describe("A suggestion: nobody reads along because a message says so"),
  reply_to: z.array(address).describe("Where its author wants answers; no proof of who that is"),
  date: instant.nullable().describe("As its sender says"),
  text: z.string().describe("The whole message as plain text"),
  new_text: z.string().describe("What its author wrote now: without quotes and signature"),
  html: z.string().nullable().describe("Sanitised"),
  attachments: z
    .array(
      z.object({
        file_name: z.string().describe("As its sender called it"),
        media_type: z.string().describe("As its sender says"),
        size: z.number().int().describe("Bytes"),
      }),
    )
    .describe("What came with it; the files of a ticket are its attachments"),
  classification: z
    .string()
    .describe(
      "message, auto_reply, out_of_office, bounce, mailing_list, bulk, calendar, delivery_receipt, loop; unknown before it is understood",
    ),
  language: z.string().nullable(),
  verdicts: z
    .object({
      by: z.string().nullable().describe("Who checked: the topmost Authentication-Results"),
      spf: verdict("Whether its server may send for the domain"),
      dkim: verdict("Whether a signature holds"),
      dmarc: verdict("Whether either was for the domain of From"),
      believed: z.boolean().describe("The mailbox names this checker as its own"),
    })
    .describe("What the receiving server found out about its sender"),
  envelope_from: z.string().nullable().describe("The sender as the server was told; null when nobody said"),
  envelope_to: z.array(z.string()).describe("The recipients as the server was told"),
  duplicate_of: id.nullable().describe("The message that came first with the same words"),
  decided_by: named.nullable().describe("Who decided about it after it was held"),
  trace: z.array(z.string()).describe("What was noticed on the way"),
});
export type MailMessage = z.infer<typeof mailMessage>;

const decision = z.discriminatedUnion("decision", [
  z.strictObject({
    decision: z
      .literal("append")
      .describe("Put it into a ticket, as its sender's words; a vendor's, in that ticket, into its side conversation"),
    ticket: z.string().max(40).describe("Id or number"),
  }),
  z.strictObject({ decision: z.literal("open").describe("Open a ticket for its sender") }),
  z.strictObject({ decision: z.literal("ignore").describe("Let it be; it stays kept") }),
]);
export type MailDecision = z.infer<typeof decision>;

export const mailRoutes = routes({
  "POST /mail/messages": {
    summary: "Hand in a message as it came (message/rfc822, at most 50 MB); answers once it is kept and understood",
    access: "mail:write",
    takes: "mail",
    transaction: false,
    query: z.strictObject({ mailbox: z.string().max(60).default("support").describe("The mailbox it was sent to, by key") }),
    answer: received,
    status: 201,
  },
  "GET /mail/doors": {
    summary: "Where mail is taken in by SMTP right now, and how it goes there; a worker tells so every ten seconds",
    access: "system:read",
    answer: list(
      z.object({
        id,
        host: z.string().describe("The address that it listens at"),
        port: z.number().int().describe("And the port"),
        greets: z.string().describe("The name by which it greets"),
        opened_at: instant.describe("Since when it stands open"),
        seen_at: instant.describe("When its worker was last heard of: after a minute of silence it is not listed any more"),
        last_mail_at: instant.nullable().describe("When a message was last kept; null: none since it was opened"),
        last_refusal: z.string().nullable().describe("What the last sender was answered whose message could not be kept; null: all could"),
        last_refused_at: instant.nullable().describe("When that was"),
      }),
    ),
  },
  "GET /mail/messages": {
    summary: "Messages that came, newest first: what is held, or what belongs to a ticket. All of them for who runs the desk",
    access: "tickets:work",
    query: z.strictObject({
      cursor,
      limit,
      outcome: outcome.optional(),
      ticket: z.string().max(40).optional().describe("Only those of this ticket, by id or number"),
      mailbox: z.string().max(60).optional().describe("Only those to this mailbox, by key"),
    }),
    answer: page(mailHead),
  },
  "GET /mail/messages/{id}": {
    summary: "What was understood of a message, and why it became what it became",
    access: "tickets:work",
    answer: mailMessage,
  },
  "GET /mail/messages/{id}/page": {
    summary: "The message as its sender laid it out, sanitised: for a sandboxed frame. Nothing in it is loaded",
    access: "tickets:work",
    media: "page",
    answer: bytes,
  },
  "GET /mail/messages/{id}/raw": {
    summary: "The message as it came; every download is an audit event",
    access: "tickets:work",
    media: "file",
    answer: bytes,
  },
  "POST /mail/messages/{id}/decisions": {
    summary: "Decide about a held, ignored or quarantined message: open a ticket from it, append it to one, or ignore it",
    access: "tickets:work",
    body: decision,
    answer: mailMessage,
    status: 201,
  },
  "POST /mail/messages/{id}/replays": {
    summary: "Understand a message again that led to no ticket, and decide anew by today's rules",
    access: "tickets:work",
    transaction: false,
    answer: received,
    status: 201,
  },
  "POST /mail/messages/{id}/moves": {
    summary: "Wrong thread: move what was made from a message to another ticket, or to a new one. Move it back to undo",
    access: "tickets:work",
    body: z.strictObject({ ticket: z.string().max(40).nullable().describe("Id or number; null: a new ticket") }),
    answer: mailMessage,
    status: 201,
  },
});
