import { z } from "zod";
import { bytes, nothing, routes } from "./route.ts";
import { id, instant, language, line, list, named } from "./shapes.ts";
import { noticeKind } from "./work.ts";

/** What the desk writes by mail, each in words of its own. */
export const mailTextKind = z.enum([
  "opened",
  "opened_stranger",
  "replied",
  "followed",
  "solved",
  "update_moved",
  ...noticeKind.options,
  "approval_asked",
  "appointment",
  "appointment_cancelled",
  "appointment_reminder",
  "sign_in_code",
  "address_changed",
  "contact_changed",
  "factor_added",
  "factor_removed",
  "factors_reset",
  "recovery_code_used",
  "recovery_codes_created",
  "password_changed",
  "roles_changed",
  "verification_failed",
  "account_acted",
  "password_link",
  "break_glass_used",
  "mail_stopped",
  "mail_flows",
  "audit_anchor",
]);
export type MailTextKind = z.infer<typeof mailTextKind>;

const words = z.object({ subject: z.string(), body: z.string() });

const blank = z.object({
  path: z.string().describe("As it is written between {{ and }}"),
  about: z.string().describe("What stands there then, in the reader's language"),
  example: z.string(),
  subject: z.boolean().describe("It may stand in the subject, too"),
});

const textOf = z.object({
  kind: mailTextKind,
  language,
  mailbox: named.nullable().describe("The only one that writes so; null: every mailbox without words of its own"),
  own: z.boolean().describe("An administrator's words; false: those the desk comes with, or those of every mailbox"),
  changed_at: instant.nullable(),
});

export const mailText = textOf.extend({
  ...words.shape,
  without: words.describe("What would be sent without these words: those of every mailbox, or what the desk comes with"),
  paths: z.array(blank).describe("What may stand between {{ and }}, and nothing else"),
  needed: z.array(z.array(z.string())).describe("Of each of these lists the body holds at least one"),
  per_mailbox: z.boolean().describe("A mailbox may have words of its own for it"),
  changed_by: named.nullable(),
  version: z.number().int(),
});
export type MailText = z.infer<typeof mailText>;

const given = z.strictObject({
  subject: line(300).describe("One line, with paths between {{ and }}"),
  body: z.string().trim().min(1).max(10_000).describe("Plain text, with paths between {{ and }}; the HTML part is made of it"),
});
export type MailTextGiven = z.output<typeof given>;

const query = z.strictObject({ mailbox: line(60).optional().describe("Id or key of the mailbox that writes so; left out: all of them") });

export const mailTextRoutes = routes({
  "GET /mail-texts": {
    summary: "All that the desk writes by mail by itself: what about, in which language, in whose words",
    access: "system:read",
    answer: list(textOf.extend({ subject: z.string() })),
  },
  "GET /mail-texts/{kind}/{language}": {
    summary: "The words of one of them, and what may stand in it",
    access: "system:read",
    query,
    answer: mailText,
  },
  "PUT /mail-texts/{kind}/{language}": {
    summary: "Write it in words of your own; send `If-Match` with the version you read to be told of a conflict",
    access: "system:write",
    recent: true,
    query,
    body: given,
    answer: mailText,
  },
  "DELETE /mail-texts/{kind}/{language}": {
    summary: "Back to the words it had before anybody changed them",
    access: "system:write",
    query,
    answer: mailText,
  },
  "POST /mail-texts/{kind}/{language}/previews": {
    summary: "See some words as they would arrive, with made-up values; nothing is saved or sent",
    access: "system:write",
    query,
    body: given,
    answer: z.object({
      id: id.describe("For `GET /mail-texts/previews/{id}`: the HTML part"),
      from: z.string().nullable(),
      subject: z.string(),
      text: z.string().describe("The text part"),
    }),
  },
  "GET /mail-texts/previews/{id}": {
    summary: "The HTML part of my last preview, for a sandboxed frame",
    access: "system:write",
    media: "page",
    answer: bytes,
  },
  "POST /mail-texts/{kind}/{language}/tests": {
    summary: "Send some words, with made-up values, to myself",
    access: "system:write",
    query,
    body: given,
    answer: nothing,
    status: 204,
  },
});
