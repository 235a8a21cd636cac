import type { WebhookType } from "../../../contract/webhooks.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { Problem } from "../../platform/problem.ts";
import { checkAddress } from "../../platform/egress/index.ts";
import { newSecret, sealSecret } from "./secret.ts";
import { countWebhooks, insertWebhook } from "./store.ts";

/** Each has its own queue and its own connections. */
const most = 50;

export interface WebhookGiven {
  name: string;
  url: string;
  types: WebhookType[];
}

/** Tells another program what happens from now on. Publishes `webhook.created`. Answers its secret, which nobody can read again. */
export async function createWebhook(
  tx: Db,
  actor: Actor,
  now: Date,
  { name, url, types }: WebhookGiven,
): Promise<{ id: string; secret: string }> {
  const href = checkAddress(url);
  if ((await countWebhooks(tx)) >= most) throw new Problem(409, "too_many_ready", { facts: { most } });
  const id = newId();
  const secret = newSecret();
  await insertWebhook(tx, {
    id,
    name,
    url: href,
    types: [...new Set(types)],
    secret: sealSecret(id, secret),
    secret_set_at: now,
    changed_by: personIdOf(actor),
    changed_at: now,
  });
  const { host } = new URL(href);
  await publish(tx, { type: "webhook.created", actorId: actor.personId, data: { webhook_id: id, name, host } }, now);
  return { id, secret };
}
