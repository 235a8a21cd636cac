import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "../../platform/db.ts";
import type { Log } from "../../platform/log.ts";
import { ticketHeads } from "../tickets/index.ts";
import { deliver } from "./deliver.ts";
import { isClosed } from "./payload.ts";
import { settle } from "./settle.ts";
import { readWebhook } from "./store.ts";
import type { DeliveryRow } from "./store-deliveries.ts";
import { endTry, takeNext } from "./store-turns.ts";

export interface Sender {
  db: Db;
  log: Log;
  now: () => Date;
  isStopped: () => boolean;
}

/** A try that has not ended after so long (ms) never will: several times our patience. */
const lease = 60_000;

/** Its ticket was closed to others after the fact was put in the queue. */
async function isConfidential(db: Db, { ticket_id }: DeliveryRow): Promise<boolean> {
  if (ticket_id === null) return false;
  const ticket = (await ticketHeads(db, [ticket_id])).get(ticket_id);
  return !ticket || isClosed(ticket);
}

/** The database may be away for a moment just when something arrived: that must not be forgotten. */
async function surely(sender: Sender, note: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await note();
      return;
    } catch (error) {
      if (tries === 40 || sender.isStopped()) throw error;
      await sleep(500);
    }
  }
}

/** Takes and sends one delivery. `none`: nothing is due, or the address is left alone for now. */
async function sendNext(sender: Sender, webhookId: string): Promise<"sent" | "none"> {
  const { db, now } = sender;
  const webhook = await readWebhook(db, webhookId);
  const began = now();
  if (!webhook?.active || (webhook.paused_until && webhook.paused_until > began)) return "none";
  const row = await takeNext(db, webhookId, began, new Date(began.getTime() + lease));
  if (!row) return "none";
  if (await isConfidential(db, row)) {
    await endTry(db, row, { state: "canceled", trouble: "confidential", ended_at: now() });
    return "sent";
  }
  const tried = await deliver(webhook, row, began);
  await surely(sender, () => settle(db, now(), row, tried, began));
  return tried.pauses || tried.gone ? "none" : "sent";
}

/** Sends what is due to one address, one after the other, until nothing is or it does not answer. */
export async function sendAlong(sender: Sender, webhookId: string): Promise<void> {
  while (!sender.isStopped() && (await sendNext(sender, webhookId)) === "sent");
}
