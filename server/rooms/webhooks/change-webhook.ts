import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { checkAddress } from "../../platform/egress/index.ts";
import type { WebhookGiven } from "./create-webhook.ts";
import { changeRow, deleteWebhook, type WebhookRow } from "./store.ts";

type Changes = { [K in keyof WebhookGiven]?: WebhookGiven[K] | undefined } & { active?: boolean | undefined };

/** Changes where it goes and what is told, or switches it. Publishes `webhook.changed` with what was changed. */
export async function changeWebhook(tx: Db, actor: Actor, now: Date, row: WebhookRow, given: Changes): Promise<void> {
  const url = given.url === undefined ? row.url : checkAddress(given.url);
  const values = {
    name: given.name ?? row.name,
    url,
    types: given.types ? [...new Set(given.types)] : row.types,
    active: given.active ?? row.active,
  };
  // What went wrong at another address, or before somebody looked after it, says nothing of this one.
  const fresh = url !== row.url || (values.active && !row.active);
  const anew = fresh ? { failures: 0, paused_until: null, failing_since: null, off_reason: null } : {};
  const by = { changed_by: personIdOf(actor), changed_at: now };
  await changeRow(tx, row.id, { ...values, ...anew, ...(given.active === false && { off_reason: null }), ...by });
  const changed = (["name", "url", "types", "active"] as const).filter((key) => String(values[key]) !== String(row[key]));
  const data = { webhook_id: row.id, name: values.name, fields: changed, host: new URL(url).host, active: values.active };
  await publish(tx, { type: "webhook.changed", actorId: actor.personId, data }, now);
}

/** Publishes `webhook.deleted`. */
export async function dropWebhook(tx: Db, actor: Actor, now: Date, { id, name }: WebhookRow): Promise<void> {
  await deleteWebhook(tx, id);
  await publish(tx, { type: "webhook.deleted", actorId: actor.personId, data: { webhook_id: id, name } }, now);
}
