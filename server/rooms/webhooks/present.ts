import type { ToldDelivery, Webhook, WebhookDelivery } from "../../../contract/webhooks.ts";
import type { Actor } from "../../platform/actor.ts";
import { messageIdOf } from "./deliver.ts";
import type { ShownWebhook } from "./store.ts";
import type { DeliveryRow, TryRow } from "./store-deliveries.ts";

const at = (time: Date | null): string | null => time?.toISOString() ?? null;

export const presentWebhook = (row: ShownWebhook, now: Date): Webhook => ({
  id: row.id,
  name: row.name,
  url: row.url,
  types: row.types,
  active: row.active,
  off_reason: row.off_reason,
  failing_since: at(row.failing_since),
  last_ok_at: at(row.last_ok_at),
  waiting: row.waiting,
  failed: row.failed,
  secret_set_at: row.secret_set_at.toISOString(),
  old_secret_until: row.old_secret_until && row.old_secret_until > now ? row.old_secret_until.toISOString() : null,
  changed_at: row.changed_at.toISOString(),
  version: row.version,
});

export const presentDelivery = (row: DeliveryRow): WebhookDelivery => ({
  id: row.id,
  message_id: messageIdOf(row.id),
  type: row.type,
  ticket_id: row.ticket_id,
  state: row.state,
  attempts: row.attempts,
  status: row.status,
  trouble: row.trouble,
  duration_ms: row.duration_ms,
  created_at: row.created_at.toISOString(),
  next_try_at: row.state === "waiting" ? row.next_try_at.toISOString() : null,
  ended_at: at(row.ended_at),
});

/** What another program said may be of its inside: only who could have chosen that program reads it. */
export const presentTold = (actor: Actor, row: DeliveryRow, tries: readonly TryRow[]): ToldDelivery => ({
  ...presentDelivery(row),
  body: row.body,
  tries: tries.map(({ attempt, at: began, duration_ms, status, trouble, answer }) => ({
    attempt,
    at: began.toISOString(),
    duration_ms,
    status,
    trouble,
    answer: actor.permissions.has("system:write") ? answer : null,
  })),
});
