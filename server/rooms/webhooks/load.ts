import type { Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import { notFound } from "../../platform/problem.ts";
import { findWebhook, lockWebhook, type ShownWebhook, type WebhookRow } from "./store.ts";
import { findDelivery, type DeliveryRow } from "./store-deliveries.ts";

const there = <Row>(row: Row | undefined, what: string): Row => {
  if (!row) throw notFound(what);
  return row;
};

export const load = async (db: Db, id: string): Promise<ShownWebhook> => there(isId(id) ? await findWebhook(db, id) : undefined, "webhook");

export const loadToChange = async (tx: Db, id: string): Promise<WebhookRow> =>
  there(isId(id) ? await lockWebhook(tx, id) : undefined, "webhook");

/** A delivery to this very address; 404 otherwise. */
export const loadDelivery = async (db: Db, webhookId: string, id: string): Promise<DeliveryRow> =>
  there(isId(id) && isId(webhookId) ? await findDelivery(db, webhookId, id) : undefined, "delivery");
