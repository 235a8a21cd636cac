import type { Insertable, Selectable } from "kysely";
import type { DeliveryState } from "../../../contract/webhooks.ts";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { WebhookTables } from "./tables.ts";

export type DeliveryRow = Selectable<WebhookTables["webhook_delivery"]>;
export type TryRow = Selectable<WebhookTables["webhook_try"]>;

const own = (db: Db) => tables<WebhookTables>(db);

/** As many as fit into one statement with some room. */
const together = 1000;

/** One delivery per address and fact: a second one is not written. */
export async function insertDeliveries(tx: Db, rows: readonly Insertable<WebhookTables["webhook_delivery"]>[]): Promise<void> {
  for (let from = 0; from < rows.length; from += together)
    await own(tx)
      .insertInto("webhook_delivery")
      .values(rows.slice(from, from + together))
      .onConflict((at) => at.doNothing())
      .execute();
}

interface Wanted {
  webhookId: string;
  state: DeliveryState | undefined;
  after: readonly (string | number)[] | null;
  limit: number;
}

/** Newest first, one more than asked for. Rides webhook_delivery_log_idx or webhook_delivery_state_idx. */
export const listDeliveries = (db: Db, { webhookId, state, after, limit }: Wanted): Promise<DeliveryRow[]> =>
  own(db)
    .selectFrom("webhook_delivery")
    .selectAll()
    .where("webhook_id", "=", webhookId)
    .$if(state !== undefined, (query) => query.where("state", "=", state ?? "failed"))
    .$if(after !== null, (query) => query.where(sql<boolean>`(created_at, id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`))
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1)
    .execute();

export const findDelivery = (db: Db, webhookId: string, id: string): Promise<DeliveryRow | undefined> =>
  own(db).selectFrom("webhook_delivery").selectAll().where("id", "=", id).where("webhook_id", "=", webhookId).executeTakeFirst();

export const triesOf = (db: Db, deliveryId: string): Promise<TryRow[]> =>
  own(db).selectFrom("webhook_try").selectAll().where("delivery_id", "=", deliveryId).orderBy("attempt", "desc").execute();

const again = (now: Date, giveUpAt: Date) => ({
  state: "waiting" as const,
  tries: 0,
  next_try_at: now,
  give_up_at: giveUpAt,
  ended_at: null,
});

/** Into the queue once more. One that is being sent stays as it is. */
export const requeue = (tx: Db, id: string, now: Date, giveUpAt: Date) =>
  own(tx).updateTable("webhook_delivery").set(again(now, giveUpAt)).where("id", "=", id).where("state", "!=", "waiting").execute();

/** What was given up since a time goes into the queue once more; answers how many. */
export async function requeueFailed(tx: Db, webhookId: string, since: Date, now: Date, giveUpAt: Date): Promise<number> {
  const { numUpdatedRows } = await own(tx)
    .updateTable("webhook_delivery")
    .set(again(now, giveUpAt))
    .where("webhook_id", "=", webhookId)
    .where("state", "=", "failed")
    .where("created_at", ">=", since)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Gives up what has waited for too long. Rides webhook_delivery_overdue_idx. */
export const giveUpOverdue = (db: Db, now: Date) =>
  own(db)
    .updateTable("webhook_delivery")
    .set({ state: "failed", trouble: "expired", ended_at: now })
    .where("state", "=", "waiting")
    .where("give_up_at", "<=", now)
    .execute();

/** Forgets old ones, so many at most; answers how many. */
export async function deleteOld(db: Db, before: Date, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with old as (
      select d.id from webhook w cross join lateral (
        select id from webhook_delivery where webhook_id = w.id and created_at < ${before} and state != 'waiting' limit ${most}) d
      limit ${most}),
    gone as (delete from webhook_delivery where id in (select id from old) returning 1)
    select count(*)::int as count from gone`.execute(own(db));
  return rows[0]?.count ?? 0;
}
