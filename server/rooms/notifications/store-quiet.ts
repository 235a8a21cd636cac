import { sql, tables, type Db } from "../../platform/db.ts";
import type { QuietHours } from "./quiet-until.ts";
import type { NotificationTables } from "./tables.ts";

const rooms = (db: Db) => tables<NotificationTables>(db);

/** Those of them who have quiet hours. */
export async function quietHoursOf(db: Db, personIds: readonly string[]): Promise<Map<string, QuietHours>> {
  if (personIds.length === 0) return new Map();
  const rows = await rooms(db)
    .selectFrom("quiet_hours")
    .select(["person_id", "starts", "ends", "days"])
    .where("person_id", "=", sql<string>`any(${[...new Set(personIds)]}::uuid[])`)
    .execute();
  return new Map(rows.map(({ person_id, ...hours }) => [person_id, hours]));
}

export async function putQuietHours(tx: Db, row: NotificationTables["quiet_hours"]): Promise<void> {
  const { person_id: _, ...values } = row;
  await rooms(tx)
    .insertInto("quiet_hours")
    .values(row)
    .onConflict((at) => at.column("person_id").doUpdateSet(values))
    .execute();
}

export async function dropQuietHours(tx: Db, personId: string): Promise<void> {
  await rooms(tx).deleteFrom("quiet_hours").where("person_id", "=", personId).execute();
}
