import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { administrators } from "../access/index.ts";
import { notifyAll } from "../notifications/index.ts";
import { changeRow, type WebhookRow } from "./store.ts";

/** Tells it nothing any more, and those who run the desk that it is so. Publishes `webhook.switched_off`. */
export async function switchOff(tx: Db, now: Date, { id, name }: WebhookRow, reason: "gone" | "failing"): Promise<void> {
  await changeRow(tx, id, { active: false, off_reason: reason });
  const eventId = await publish(tx, { type: "webhook.switched_off", actorId: null, data: { webhook_id: id, name, reason } }, now);
  const told = await administrators(tx);
  await notifyAll(
    tx,
    told.map((person) => ({ eventId, personId: person.id, kind: "webhook_off" as const, text: name, at: now })),
  );
}
