import { z } from "zod";
import { nothing, routes } from "./route.ts";
import { cursor, id, instant, limit, line, list, page } from "./shapes.ts";

/** What may be told to another program: facts about tickets. */
export const webhookTypes = [
  "ticket.opened",
  "ticket.changed",
  "ticket.assigned",
  "ticket.waiting",
  "ticket.resumed",
  "ticket.handed_up",
  "ticket.handed_down",
  "ticket.handed_over",
  "ticket.bounced",
  "ticket.accepted",
  "ticket.offered",
  "ticket.offer_expired",
  "ticket.declined",
  "ticket.answered",
  "ticket.noticed",
  "ticket.resolved",
  "ticket.confirmed",
  "ticket.reopened",
  "ticket.closed",
  "ticket.discarded",
  "ticket.restored",
  "ticket.target_near",
  "ticket.target_missed",
  "ticket.target_over",
  "ticket.due_counted",
  "ticket.clock_recounted",
  "ticket.time_logged",
  "ticket.mail_failed",
  "ticket.reply_taken_back",
  "ticket.side_started",
  "ticket.side_written",
  "ticket.side_answered",
  "ticket.side_closed",
  "ticket.side_reopened",
  "ticket.macro_run",
  "ticket.rule_ran",
  "ticket.alert_fired",
  "ticket.alert_over",
  "ticket.alert_flapping",
  "ticket.alert_quiet",
  "ticket.call_missed",
  "ticket.promised",
  "ticket.promise_moved",
  "ticket.promise_kept",
  "ticket.promise_broken",
  "ticket.promise_withdrawn",
  "ticket.approval_asked",
  "ticket.approval_answered",
  "ticket.approval_ended",
  "ticket.account_asked",
  "ticket.account_decided",
  "ticket.account_done",
  "ticket.opened_to_desk",
  "ticket.checklist_added",
  "ticket.checklist_removed",
  "ticket.step_done",
  "ticket.step_open",
  "ticket.linked",
  "ticket.unlinked",
  "ticket.split",
  "ticket.split_undone",
  "ticket.merged",
  "ticket.merge_undone",
  "reply.added",
  "note.added",
] as const;
export const webhookType = z.enum(webhookTypes).describe("A fact, as the timeline and the stream name it");
export type WebhookType = z.infer<typeof webhookType>;

/** Why a try failed; null where it went well or was not made. */
export const webhookTrouble = z
  .enum([
    "status",
    "redirected",
    "gone",
    "no_answer",
    "unknown_host",
    "no_connection",
    "certificate",
    "not_allowed",
    "confidential",
    "expired",
  ])
  .describe(
    "Why it did not arrive. status: another answer than 2xx; redirected: it was sent elsewhere, where the desk does not follow; gone: 410, nothing is sent there any more; no_answer: within 15 s; not_allowed: an address inside, which nobody allowed; confidential: its ticket was closed to others meanwhile; expired: given up after four days",
  );
export type WebhookTrouble = z.infer<typeof webhookTrouble>;

export const deliveryState = z
  .enum(["waiting", "delivered", "failed", "canceled"])
  .describe("waiting: for its first try, or for the next; failed: given up; canceled: not to be sent any more");
export type DeliveryState = z.infer<typeof deliveryState>;

const url = z.string().trim().max(2000).describe("Where it is told: https, and http only to a host that the server's settings name");
const fields = {
  name: line(100).describe("What it is called here"),
  url,
  types: z.array(webhookType).min(1).max(webhookTypes.length).describe("What it is told"),
};

const webhook = z.object({
  id,
  ...fields,
  active: z.boolean().describe("false: it is told nothing"),
  off_reason: z
    .enum(["gone", "failing"])
    .nullable()
    .describe("Why the desk switched it off. gone: it answered 410; failing: nothing arrived there for five days. null: it did not"),
  failing_since: instant.nullable().describe("Since when nothing arrives there; null: it does"),
  last_ok_at: instant.nullable().describe("When something arrived there last"),
  waiting: z.number().int().describe("Deliveries that wait, counted up to 1000"),
  failed: z.number().int().describe("Deliveries that were given up and can be sent again, counted up to 1000"),
  secret_set_at: instant.describe("When its secret was made"),
  old_secret_until: instant.nullable().describe("Until when the secret before is good, too"),
  changed_at: instant.describe("When it was changed last"),
  version: z.number().int().describe("Rises with every change"),
});
export type Webhook = z.infer<typeof webhook>;

const secret = z.string().describe("With which its receiver checks signatures, `whsec_…`: keep it, it is not shown again");

const delivery = z.object({
  id,
  message_id: z.string().describe("The `webhook-id` that it is sent under: the same for every try"),
  type: z.string().describe("What it tells; `webhook.test` only sees whether it arrives"),
  ticket_id: id.nullable().describe("The ticket it is about"),
  state: deliveryState,
  attempts: z.number().int().describe("How often it was tried"),
  status: z.number().int().nullable().describe("What the last try was answered, by its HTTP status"),
  trouble: webhookTrouble.nullable().describe("Why it did not arrive; null: it did, or was not tried"),
  duration_ms: z.number().int().nullable().describe("How long the last try took"),
  created_at: instant.describe("When it was put into the queue"),
  next_try_at: instant.nullable().describe("When it is tried next; null: never"),
  ended_at: instant.nullable().describe("When it arrived, was given up or canceled"),
});
export type WebhookDelivery = z.infer<typeof delivery>;

const told = delivery.extend({
  body: z.string().describe("What is sent, to the byte"),
  tries: z
    .array(
      z.object({
        attempt: z.number().int().describe("The how many-th it was"),
        at: instant.describe("When it began"),
        duration_ms: z.number().int().describe("How long it took"),
        status: z.number().int().nullable().describe("The HTTP status of the answer"),
        trouble: webhookTrouble.nullable().describe("Why it did not arrive; null: it did, or was not tried"),
        answer: z.string().nullable().describe("The first KB of the answer; only with the permission `system:write`"),
      }),
    )
    .describe("Every try, the newest first"),
});
export type ToldDelivery = z.infer<typeof told>;

export const webhookRoutes = routes({
  "GET /webhooks": { summary: "Addresses of other programs that are told what happens", access: "system:read", answer: list(webhook) },
  "POST /webhooks": {
    summary: "Tell another program what happens (standardwebhooks.com); its secret is shown once",
    access: "system:write",
    recent: true,
    secret: true,
    body: z.strictObject(fields),
    answer: webhook.extend({ secret }),
    status: 201,
  },
  "GET /webhooks/{id}": { summary: "One of them", access: "system:read", answer: webhook },
  "PATCH /webhooks/{id}": {
    summary: "Change it, or switch it off and on; send `If-Match` with the version you read to be told of a conflict",
    access: "system:write",
    recent: true,
    body: z.strictObject({ ...fields, active: z.boolean() }).partial(),
    answer: webhook,
  },
  "DELETE /webhooks/{id}": {
    summary: "Tell it nothing any more, and forget what it was told",
    access: "system:write",
    answer: nothing,
    status: 204,
  },
  "POST /webhooks/{id}/secrets": {
    summary: "Make a new secret, shown once; for 24 hours everything is signed with the one before, too",
    access: "system:write",
    recent: true,
    secret: true,
    answer: z.object({ secret, old_secret_until: instant.describe("Until when the one before is good, too") }),
    status: 201,
  },
  "POST /webhooks/{id}/tests": {
    summary: "Send it a test (`webhook.test`) now, as everything is sent",
    access: "system:write",
    answer: delivery,
    status: 201,
  },
  "GET /webhooks/{id}/deliveries": {
    summary: "What it was told, newest first; kept for 30 days",
    access: "system:read",
    query: z.strictObject({ cursor, limit, state: deliveryState.optional().describe("Only those in this state") }),
    answer: page(delivery),
  },
  "GET /webhooks/{id}/deliveries/{delivery}": { summary: "One delivery, with every try", access: "system:read", answer: told },
  "POST /webhooks/{id}/deliveries/{delivery}/replays": {
    summary: "Send one delivery again, under the id that it had",
    access: "system:write",
    answer: delivery,
  },
  "POST /webhooks/{id}/replays": {
    summary: "Send everything again that was given up since a time",
    access: "system:write",
    body: z.strictObject({ since: instant.describe("What was to be told from here on") }),
    answer: z.object({ count: z.number().int().describe("How many are sent again") }),
  },
});
