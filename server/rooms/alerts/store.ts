import type { Insertable, Selectable, Updateable } from "kysely";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { AlertTables } from "./tables.ts";

export type AlertRow = Selectable<AlertTables["alert"]>;

const own = (db: Db) => tables<AlertTables>(db);

/** Who tells the same at the same time waits for the other: until this transaction ends. */
export const lockKey = (tx: Db, sourceId: string, dedupeKey: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`alert ${sourceId} ${dedupeKey}`}, 0))`.execute(own(tx));

/** Rides alert_current_idx. */
export const currentAlert = (db: Db, sourceId: string, dedupeKey: string): Promise<AlertRow | undefined> =>
  own(db)
    .selectFrom("alert")
    .selectAll()
    .where("source_id", "=", sourceId)
    .where("dedupe_key", "=", dedupeKey)
    .where("current", "=", true)
    .executeTakeFirst();

export const insertAlert = (tx: Db, row: Insertable<AlertTables["alert"]>) => own(tx).insertInto("alert").values(row).execute();

export const updateAlert = (tx: Db, id: string, values: Updateable<AlertTables["alert"]>) =>
  own(tx).updateTable("alert").set(values).where("id", "=", id).execute();

/** Told about these tickets, the newest first, with what their source is called. Rides alert_ticket_idx. */
export const alertsOf = (db: Db, ticketIds: readonly string[]): Promise<(AlertRow & { source: string })[]> =>
  own(db)
    .selectFrom("alert")
    .innerJoin("alert_source", "alert_source.id", "alert.source_id")
    .selectAll("alert")
    .select("alert_source.name as source")
    .where("ticket_id", "=", sql<string>`any(${[...ticketIds]}::uuid[])`)
    .orderBy("last_at", "desc")
    .orderBy("alert.id")
    .execute();

/** Whether something else about these tickets still fires. */
export async function firesBeside(db: Db, ticketIds: readonly string[], id: string): Promise<boolean> {
  const row = await own(db)
    .selectFrom("alert")
    .select("id")
    .where("ticket_id", "=", sql<string>`any(${[...ticketIds]}::uuid[])`)
    .where("current", "=", true)
    .where("status", "=", "firing")
    .where("id", "!=", id)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export interface Calmed {
  id: string;
  source_id: string;
  dedupe_key: string;
}

/** Those that flapped and have not changed since for long enough. Rides alert_flapping_idx. */
export const calmedAlerts = (db: Db, now: Date): Promise<Calmed[]> =>
  own(db)
    .selectFrom("alert")
    .innerJoin("alert_source", "alert_source.id", "alert.source_id")
    .select(["alert.id", "alert.source_id", "alert.dedupe_key"])
    .where("flapping_since", "is not", null)
    .where(sql<boolean>`status_since + make_interval(mins => quiet_minutes) <= ${now}`)
    .orderBy("status_since")
    .limit(200)
    .execute();
