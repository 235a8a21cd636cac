import { z } from "zod";
import { words } from "./catalog.ts";
import { nothing, routes } from "./route.ts";
import { cursor, flag, id, instant, limit, line, list, named, page, text } from "./shapes.ts";

const question = text(2000).describe("What is asked, written for those who decide: of the ticket they read no more than this");
const answer = z.enum(["approved", "declined"]);
const comment = z.string().trim().max(2000).default("").describe("For the desk; its requester does not see it");
const shown = z.array(z.object({ label: words.describe("The question of the request"), value: words.describe("What was answered") }));
const state = z.enum(["open", "approved", "declined", "cancelled", "expired"]).describe("How it stands");
const rule = z.enum(["any", "all"]).describe("any: the first answer decides. all: everybody has to agree, and one no is a no");

const ask = z.object({
  id,
  named: named.describe("Who was meant"),
  approver: named.describe("Who is asked: their substitute while they are away"),
  answer: answer.nullable().describe("null: not yet"),
  comment: z.string().nullable().describe("What they said to it"),
  answered_at: instant.nullable().describe("When they answered"),
  by_mail: z.boolean().nullable().describe("true: by the link in the mail, without signing in"),
});
const approval = z.object({
  id,
  question: z.string().describe("As those who decide read it"),
  shown: shown.describe("What of the request they see"),
  rule,
  mandatory: z.boolean().describe("Until it is decided the ticket can be neither solved nor closed"),
  state,
  reason: z.string().nullable().describe("Why it was cancelled"),
  asked_by: named.describe("Who asked for it"),
  asked_at: instant.describe("When"),
  expires_at: instant.describe("Until when it can be answered"),
  asks: z.array(ask).describe("Who is asked, and what each said"),
});
export type Approval = z.infer<typeof approval>;
const ofTicket = list(approval);

const asked = z.object({
  subject: z.string().describe("What the request is about"),
  requester: z.string().nullable().describe("Who wants it"),
  asked_by: z.string().describe("Who at the desk asks"),
  question: z.string().describe("What is to be decided"),
  shown: shown.describe("What was answered in the request, as far as the desk shows it"),
  expires_at: instant.describe("Until when it can be answered"),
});
export type Asked = z.infer<typeof asked>;

const askedByMe = z.object({
  id,
  ticket: z.object({ id, number: z.number().int(), subject: z.string() }).describe("The ticket"),
  question: z.string().describe("What was asked"),
  state,
  rule,
  asked_at: instant.describe("When"),
  expires_at: instant.describe("Until when it can be answered"),
  ended_at: instant.nullable().describe("When it was decided, cancelled or over; null: it is open"),
  waits_for: z.array(named).describe("Who has not answered yet, of what is open"),
});
export type AskedByMe = z.infer<typeof askedByMe>;

const given = { answer: answer.describe("What I decide"), comment };
const token = z.string().min(20).max(200).describe("What stands behind `#` in the link of the mail");

export const approvalRoutes = routes({
  "GET /tickets/{id}/approvals": {
    summary: "What was asked for in a ticket, and what was decided; no requester sees this list",
    access: "tickets:read",
    answer: ofTicket,
  },
  "POST /tickets/{id}/approvals": {
    summary: "Ask people to agree to something. Nobody decides about what they asked for themselves, unless a lead says so",
    access: "tickets:work",
    body: z.strictObject({
      question,
      people: z.array(id).max(20).default([]).describe("These people"),
      manager: z.boolean().default(false).describe("The requester's manager, too"),
      team: id.optional().describe("Everybody in this team, too"),
      role: z.enum(["lead", "manager", "administrator"]).optional().describe("Everybody with this role, too"),
      rule: rule.default("any"),
      fields: z.array(z.string().max(60)).max(30).default([]).describe("Keys of the request's answers that they see"),
      mandatory: z.boolean().default(true).describe("Until it is decided the ticket can be neither solved nor closed"),
      wait: z.boolean().default(true).describe("The ticket waits for it"),
      own: z.boolean().default(false).describe("true: also who asked for it may agree to it. Leads and administrators only"),
      days: z.number().int().min(1).max(60).default(14).describe("So long it can be answered"),
    }),
    answer: ofTicket,
    status: 201,
  },
  "POST /tickets/{id}/approvals/{approval}/cancellations": {
    summary: "Ask for it no more, with the reason; links in mails that were sent lead nowhere",
    access: "tickets:work",
    body: z.strictObject({ reason: line(300).describe("Why") }),
    answer: ofTicket,
    status: 201,
  },
  "GET /approvals": {
    summary: "What waits for my approval, the one that ends first first",
    access: "signed_in",
    answer: list(asked.extend({ id })),
  },
  "GET /approvals/asked": {
    summary: "What I asked others to approve, in tickets I may see, the newest first",
    access: "tickets:work",
    query: z.strictObject({ cursor, limit, open: flag.optional().describe("true: only what is open") }),
    answer: page(askedByMe),
  },
  "POST /approvals/{id}/answers": {
    summary: "Approve or decline what I am asked",
    access: "signed_in",
    session: true,
    body: z.strictObject(given),
    answer: nothing,
    status: 204,
  },
  "POST /approval-links/readings": {
    summary: "What the link of a mail asks its reader; reading decides nothing",
    access: "public",
    secret: true,
    body: z.strictObject({ token }),
    answer: asked,
  },
  "POST /approval-links/answers": {
    summary: "Approve or decline by the link of a mail: once, by whom it was sent to, before it ends",
    access: "public",
    secret: true,
    body: z.strictObject({ token, ...given }),
    answer: nothing,
    status: 204,
  },
});
