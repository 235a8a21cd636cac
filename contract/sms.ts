import { z } from "zod";
import { routes } from "./route.ts";
import { cursor, id, instant, limit, page } from "./shapes.ts";

/** ITU-T E.164: a plus, the country, the number, nothing else. */
export const e164 = z
  .string()
  .regex(/^\+[1-9]\d{6,14}$/, "a telephone number")
  .describe("A number with its country, such as +4722001412 (E.164)");

export const smsReason = z.enum(["code", "notice", "test"]).describe("What it is: a code, a notice about an account, a test");
export type SmsReason = z.infer<typeof smsReason>;

export const smsState = z
  .enum(["waiting", "sending", "sent", "failed", "uncertain"])
  .describe(
    "sent: the gateway took it; failed: it surely did not leave; uncertain: the gateway may have taken it, and it is not sent again because nobody should get it twice",
  );
export type SmsState = z.infer<typeof smsState>;

export const smsTrouble = z
  .enum([
    "status",
    "redirected",
    "no_answer",
    "unknown_host",
    "no_connection",
    "certificate",
    "not_allowed",
    "no_folder",
    "disk",
    "expired",
    "interrupted",
    "cut",
  ])
  .describe(
    "Why it did not arrive. status: another answer than 2xx; no_answer: none within 15 s; cut: the connection broke off after it was sent; not_allowed: an address inside that nobody allowed; no_folder: the server names none; disk: it could not be written; expired: it was of no use any more; interrupted: the desk stopped while it was sent",
  );
export type SmsTrouble = z.infer<typeof smsTrouble>;

const fields = {
  kind: z
    .enum(["http", "file"])
    .describe("http: each message is a request to a provider; file: each is a file in a folder of the server, for a modem"),
  active: z.boolean().describe("false: nothing is sent"),
  url: z
    .string()
    .trim()
    .max(2000)
    .nullable()
    .describe("Where messages are posted: https, and http only to a host that the server's settings name"),
  format: z.enum(["json", "form"]).describe("How the body is written: as JSON, or as a form"),
  body: z
    .string()
    .trim()
    .min(2)
    .max(4000)
    .describe("A JSON document; in its texts {{to}}, {{text}}, {{sender}} and {{id}} are filled in. As a form: an object of texts"),
  header: z
    .string()
    .trim()
    .max(80)
    .regex(/^[A-Za-z][A-Za-z0-9-]*$/, "a header")
    .describe("In which header the secret goes along"),
  sender: z.string().trim().max(20).describe("Who it comes from, where the provider wants to know; empty: nobody"),
  layout: z.enum(["smstools", "gammu"]).describe("How a file is written: for SMS Server Tools 3, or for the outbox of Gammu SMSD"),
  per_number: z.number().int().min(1).max(100).describe("So many of one kind in an hour to one number or person, and no more"),
  per_hour: z.number().int().min(1).max(100_000).describe("So many in an hour altogether; notices about accounts go even then"),
};
const secret = z
  .string()
  .min(1)
  .max(2000)
  .regex(/^[\x20-\x7e]+$/, "characters")
  .describe("The whole value of the header. Shown to nobody. Needed anew when address or header change");

const gateway = z.object({
  id,
  ...fields,
  secret_set_at: instant.nullable().describe("When the secret was given; null: there is none"),
  folder: z.string().nullable().describe("Where files are put, as the server's settings say; null: nowhere"),
  failing_since: instant.nullable().describe("Since when nothing leaves; null: it does"),
  last_ok_at: instant.nullable().describe("When a message left last"),
  waiting: z.number().int().describe("Messages that wait, counted up to 1000"),
  version: z.number().int().describe("Rises with every change"),
});
export type SmsGateway = z.infer<typeof gateway>;

const message = z.object({
  id,
  to: z.string().describe("The last digits of the number"),
  person_id: id.nullable().describe("Who it is for, as far as known"),
  reason: smsReason,
  state: smsState,
  attempts: z.number().int().describe("How often it was tried"),
  trouble: smsTrouble.nullable().describe("Why it did not leave; null: it did, or was not tried"),
  status: z.number().int().nullable().describe("What the gateway answered, by its HTTP status"),
  created_at: instant.describe("When it was put into the queue"),
  ended_at: instant.nullable().describe("When it left or was given up"),
});
export type SmsMessage = z.infer<typeof message>;

export const smsRoutes = routes({
  "GET /sms-gateway": { summary: "Where text messages leave", access: "system:read", answer: gateway },
  "PATCH /sms-gateway": {
    summary:
      "Change where text messages leave; send `If-Match` with the version you read to be told of a conflict. The secret goes only where it was given for",
    access: "system:write",
    recent: true,
    secret: true,
    body: z
      .strictObject({
        ...fields,
        secret: secret
          .nullable()
          .describe("The whole value of the header; null: none. Shown to nobody, and needed anew when server or header change"),
      })
      .partial(),
    answer: gateway,
  },
  "POST /sms-gateway/tests": {
    summary: "Send a text message that says only that it is a test, as everything is sent",
    access: "system:write",
    recent: true,
    body: z.strictObject({ to: e164 }),
    answer: message,
    status: 201,
  },
  "GET /sms-messages": {
    summary: "Text messages, newest first, without what they say; kept for 30 days",
    access: "system:read",
    query: z.strictObject({ cursor, limit, state: smsState.optional().describe("Only those in this state") }),
    answer: page(message),
  },
});
