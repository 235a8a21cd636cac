import type { Insertable, Selectable, Updateable } from "kysely";
import { asRead, sql, tables, type Db } from "../../platform/db.ts";
import type { WebhookTables } from "./tables.ts";

export type WebhookRow = Selectable<WebhookTables["webhook"]>;
export type ShownWebhook = WebhookRow & { waiting: number; failed: number };

const own = (db: Db) => tables<WebhookTables>(db);

/** Counted no further than somebody reads. Rides webhook_delivery_due_idx and webhook_delivery_state_idx. */
const countOf = (state: "waiting" | "failed") =>
  sql<number>`(select count(*)::int from (
    select from webhook_delivery d where d.webhook_id = webhook.id and d.state = ${sql.lit(state)} limit 1000) as counted)`;

const shown = (db: Db) =>
  own(db)
    .selectFrom("webhook")
    .selectAll()
    .select([countOf("waiting").as("waiting"), countOf("failed").as("failed")]);

export const listWebhooks = (db: Db): Promise<ShownWebhook[]> => shown(db).orderBy(asRead("name")).orderBy("id").execute();

export const findWebhook = (db: Db, id: string): Promise<ShownWebhook | undefined> => shown(db).where("id", "=", id).executeTakeFirst();

/** As it is kept, without counting what waits. */
export const readWebhook = (db: Db, id: string): Promise<WebhookRow | undefined> =>
  own(db).selectFrom("webhook").selectAll().where("id", "=", id).executeTakeFirst();

export const lockWebhook = (tx: Db, id: string): Promise<WebhookRow | undefined> =>
  own(tx).selectFrom("webhook").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();

export const countWebhooks = async (db: Db): Promise<number> =>
  (
    await own(db)
      .selectFrom("webhook")
      .select(sql<number>`count(*)::int`.as("count"))
      .executeTakeFirstOrThrow()
  ).count;

export const listeningWebhooks = (db: Db): Promise<Pick<WebhookRow, "id" | "types">[]> =>
  own(db).selectFrom("webhook").select(["id", "types"]).where("active", "=", true).execute();

export const insertWebhook = (tx: Db, row: Insertable<WebhookTables["webhook"]>) => own(tx).insertInto("webhook").values(row).execute();

/** What somebody changed. */
export const changeRow = (tx: Db, id: string, values: Omit<Updateable<WebhookTables["webhook"]>, "version">) =>
  own(tx)
    .updateTable("webhook")
    .set({ ...values, version: sql`version + 1` })
    .where("id", "=", id)
    .execute();

/** How it went there: nobody's change. */
export const noteRow = (tx: Db, id: string, values: Updateable<WebhookTables["webhook"]>) =>
  own(tx).updateTable("webhook").set(values).where("id", "=", id).execute();

export const deleteWebhook = (tx: Db, id: string) => own(tx).deleteFrom("webhook").where("id", "=", id).execute();

/** Whether anything is kept that cannot be read without the key. */
export const holdsWebhookSecrets = async (db: Db): Promise<boolean> =>
  (await own(db).selectFrom("webhook").select("id").limit(1).executeTakeFirst()) !== undefined;

/** How many there are, and which of them were switched off by the desk or have not been reached since. */
export async function findFailing(db: Db, since: Date): Promise<{ count: number; names: string[] }> {
  const rows = await own(db).selectFrom("webhook").select(["name", "active", "off_reason", "failing_since"]).execute();
  const failing = rows.filter(
    ({ active, off_reason, failing_since }) => off_reason !== null || (active && failing_since && failing_since < since),
  );
  return { count: rows.length, names: failing.map(({ name }) => name) };
}
