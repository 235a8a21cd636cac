import { transaction, type Db } from "../../platform/db.ts";
import type { Tried } from "./deliver.ts";
import { nextTry, pauseUntil, switchedOffAfter } from "./retry-times.ts";
import { lockWebhook, noteRow, type WebhookRow } from "./store.ts";
import type { DeliveryRow } from "./store-deliveries.ts";
import { endTry, insertTry } from "./store-turns.ts";
import { switchOff } from "./switch-off.ts";

/** What becomes of a delivery after a try. */
function outcomeOf({ tries, give_up_at }: DeliveryRow, { trouble, gone, status }: Tried, now: Date, durationMs: number) {
  const known = { status, trouble, duration_ms: durationMs };
  if (trouble === null) return { ...known, state: "delivered" as const, ended_at: now };
  const next = gone ? null : nextTry(now, tries);
  return next && next < give_up_at ? { ...known, next_try_at: next } : { ...known, state: "failed" as const, ended_at: now };
}

/** How an address stands after a try. */
async function noteAddress(tx: Db, webhook: WebhookRow, tried: Tried, now: Date): Promise<void> {
  if (tried.trouble === null) {
    await noteRow(tx, webhook.id, { failures: 0, paused_until: null, failing_since: null, last_ok_at: now });
    return;
  }
  const since = webhook.failing_since ?? now;
  const failures = tried.pauses ? webhook.failures + 1 : webhook.failures;
  const paused = tried.pauses ? { paused_until: pauseUntil(now, failures, tried.retryAfter) } : {};
  await noteRow(tx, webhook.id, { failing_since: since, failures, ...paused });
  if (!webhook.active) return;
  if (tried.gone) await switchOff(tx, now, webhook, "gone");
  else if (now.getTime() - since.getTime() >= switchedOffAfter) await switchOff(tx, now, webhook, "failing");
}

/** Notes what a try came to; nothing when another worker has taken the delivery over. */
export const settle = (db: Db, now: Date, row: DeliveryRow, tried: Tried, began: Date): Promise<void> =>
  transaction(db, async (tx) => {
    const durationMs = Math.max(0, now.getTime() - began.getTime());
    if (!(await endTry(tx, row, outcomeOf(row, tried, now, durationMs)))) return;
    await insertTry(tx, {
      delivery_id: row.id,
      attempt: row.attempts,
      at: began,
      duration_ms: durationMs,
      status: tried.status,
      trouble: tried.trouble,
      answer: tried.answer,
    });
    const webhook = await lockWebhook(tx, row.webhook_id);
    if (webhook) await noteAddress(tx, webhook, tried, now);
  });
