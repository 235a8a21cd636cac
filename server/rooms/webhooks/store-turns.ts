import type { Updateable } from "kysely";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { DeliveryRow, TryRow } from "./store-deliveries.ts";
import type { WebhookTables } from "./tables.ts";

const own = (db: Db) => tables<WebhookTables>(db);

/** Addresses that may be told something now and for which something is due, with how much (at most `most`). */
export async function readyWebhooks(db: Db, now: Date, most: number): Promise<{ id: string; failures: number; count: number }[]> {
  const { rows } = await sql<{ id: string; failures: number; count: number }>`
    select w.id, w.failures, due.count from webhook w
    cross join lateral (
      select count(*)::int as count from (
        select from webhook_delivery d
        where d.webhook_id = w.id and d.state = 'waiting' and d.next_try_at <= ${now} limit ${most}) as counted) as due
    where w.active and (w.paused_until is null or w.paused_until <= ${now}) and due.count > 0`.execute(own(db));
  return rows;
}

/** Takes the next one that is due, for this worker alone until `until`, and counts the try before it is made. Rides webhook_delivery_due_idx. */
export async function takeNext(db: Db, webhookId: string, now: Date, until: Date): Promise<DeliveryRow | undefined> {
  const { rows } = await sql<DeliveryRow>`
    update webhook_delivery set attempts = attempts + 1, tries = tries + 1, next_try_at = ${until}
    where id = (
      select d.id from webhook_delivery d
      where d.webhook_id = ${webhookId} and d.state = 'waiting' and d.next_try_at <= ${now}
      order by d.next_try_at, d.id limit 1 for update skip locked)
    returning *`.execute(own(db));
  return rows[0];
}

/** Ends this very try; false when it is another worker's by now. */
export async function endTry(
  tx: Db,
  { id, attempts }: Pick<DeliveryRow, "id" | "attempts">,
  values: Updateable<WebhookTables["webhook_delivery"]>,
): Promise<boolean> {
  const { numUpdatedRows } = await own(tx)
    .updateTable("webhook_delivery")
    .set(values)
    .where("id", "=", id)
    .where("attempts", "=", attempts)
    .where("state", "=", "waiting")
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export const insertTry = (tx: Db, row: TryRow) =>
  own(tx)
    .insertInto("webhook_try")
    .values(row)
    .onConflict((at) => at.doNothing())
    .execute();
