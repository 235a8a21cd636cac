import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newSecret, sealSecret } from "./secret.ts";
import { changeRow, type WebhookRow } from "./store.ts";

/** How long (ms) the secret before is good, too. */
const overlap = 24 * 60 * 60_000;

/** A new secret, beside which the one before stays good for a day. Publishes `webhook.secret_changed`. */
export async function rotateSecret(tx: Db, actor: Actor, now: Date, { id, name, secret }: WebhookRow) {
  const fresh = newSecret();
  const until = new Date(now.getTime() + overlap);
  await changeRow(tx, id, {
    secret: sealSecret(id, fresh),
    secret_set_at: now,
    old_secret: secret,
    old_secret_until: until,
    changed_by: personIdOf(actor),
    changed_at: now,
  });
  await publish(tx, { type: "webhook.secret_changed", actorId: actor.personId, data: { webhook_id: id, name } }, now);
  return { secret: fresh, old_secret_until: until.toISOString() };
}
