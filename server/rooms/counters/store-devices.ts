import type { Insertable, Selectable, Updateable } from "kysely";
import { tables, type Db } from "../../platform/db.ts";
import type { CounterTables } from "./tables.ts";

const own = (db: Db) => tables<CounterTables>(db);

export type DeviceRow = Selectable<CounterTables["counter_device"]>;

export const insertDevice = (tx: Db, row: Insertable<CounterTables["counter_device"]>) =>
  own(tx).insertInto("counter_device").values(row).execute();

export const changeDevice = (tx: Db, id: string, values: Updateable<CounterTables["counter_device"]>) =>
  own(tx).updateTable("counter_device").set(values).where("id", "=", id).execute();

/** Rides counter_device_counter_idx. */
export const devicesOf = (db: Db, counterId: string): Promise<DeviceRow[]> =>
  own(db)
    .selectFrom("counter_device")
    .selectAll()
    .where("counter_id", "=", counterId)
    .orderBy("made_at")
    .orderBy("id")
    .limit(100)
    .execute();

export const deviceById = (db: Db, id: string): Promise<DeviceRow | undefined> =>
  own(db).selectFrom("counter_device").selectAll().where("id", "=", id).executeTakeFirst();

export const lockDevice = (tx: Db, id: string): Promise<DeviceRow | undefined> =>
  own(tx).selectFrom("counter_device").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();

/** Locked: two that type one code at once pair one of them. */
export const lockByCode = (tx: Db, hash: Buffer): Promise<DeviceRow | undefined> =>
  own(tx)
    .selectFrom("counter_device")
    .selectAll()
    .where("code_hash", "=", hash)
    .where("revoked_at", "is", null)
    .forUpdate()
    .executeTakeFirst();

export const deviceByToken = (db: Db, hash: Buffer): Promise<DeviceRow | undefined> =>
  own(db).selectFrom("counter_device").selectAll().where("token_hash", "=", hash).where("revoked_at", "is", null).executeTakeFirst();

/** Of these, those whose token is still good. */
export async function devicesAlive(db: Db, hashes: readonly Buffer[]): Promise<Set<string>> {
  if (hashes.length === 0) return new Set();
  const rows = await own(db)
    .selectFrom("counter_device")
    .select("token_hash")
    .where("token_hash", "in", [...hashes])
    .where("revoked_at", "is", null)
    .execute();
  return new Set(rows.flatMap(({ token_hash }) => token_hash?.toString("hex") ?? []));
}

export const noteSeen = (db: Db, ids: readonly string[], now: Date) =>
  ids.length === 0
    ? Promise.resolve([])
    : own(db)
        .updateTable("counter_device")
        .set({ seen_at: now })
        .where("id", "in", [...ids])
        .execute();
