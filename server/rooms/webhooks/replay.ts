import type { Actor } from "../../platform/actor.ts";
import { afterCommit, type Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { wake } from "../../platform/events/wake.ts";
import { newId } from "../../platform/id.ts";
import { Problem } from "../../platform/problem.ts";
import { givenUpAfter } from "./retry-times.ts";
import { noteRow, type WebhookRow } from "./store.ts";
import { insertDeliveries, requeue, requeueFailed, type DeliveryRow } from "./store-deliveries.ts";

const giveUpAt = (now: Date): Date => new Date(now.getTime() + givenUpAfter);

/** Somebody wants it now: the address is not left alone any longer. */
async function hurry(tx: Db, { id, active }: WebhookRow): Promise<void> {
  if (!active) throw new Problem(409, "webhook_off");
  await noteRow(tx, id, { paused_until: null });
  afterCommit(tx, wake);
}

/** Sends something that tells nothing, to see whether it arrives; answers its id. */
export async function sendTest(tx: Db, webhook: WebhookRow, now: Date): Promise<string> {
  await hurry(tx, webhook);
  const id = newId();
  const type = "webhook.test";
  const body = JSON.stringify({ type, timestamp: now.toISOString(), data: { webhook_id: webhook.id } });
  await insertDeliveries(tx, [
    { id, webhook_id: webhook.id, type, body, state: "waiting", next_try_at: now, give_up_at: giveUpAt(now), created_at: now },
  ]);
  return id;
}

const tell = (tx: Db, actor: Actor, now: Date, { id, name }: WebhookRow, count: number) =>
  publish(tx, { type: "webhook.replayed", actorId: actor.personId, data: { webhook_id: id, name, count } }, now);

/** Sends one delivery again, under the id that it had. Publishes `webhook.replayed`. */
export async function replayOne(tx: Db, actor: Actor, now: Date, webhook: WebhookRow, { id }: DeliveryRow): Promise<void> {
  await hurry(tx, webhook);
  await requeue(tx, id, now, giveUpAt(now));
  await tell(tx, actor, now, webhook, 1);
}

/** Sends everything again that was given up since a time; answers how many. Publishes `webhook.replayed`. */
export async function replayFailed(tx: Db, actor: Actor, now: Date, webhook: WebhookRow, since: Date): Promise<number> {
  await hurry(tx, webhook);
  const count = await requeueFailed(tx, webhook.id, since, now, giveUpAt(now));
  if (count > 0) await tell(tx, actor, now, webhook, count);
  return count;
}
