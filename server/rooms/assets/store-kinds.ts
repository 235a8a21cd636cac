import type { Updateable } from "kysely";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { KindRow } from "./store.ts";
import type { AssetTables } from "./tables.ts";

const own = (db: Db) => tables<AssetTables>(db);

export const listKinds = (db: Db): Promise<KindRow[]> =>
  own(db)
    .selectFrom("asset_kind")
    .selectAll()
    .orderBy("retired")
    .orderBy(sql`lower(name_en)`)
    .orderBy("id")
    .execute();

export const findKind = async (db: Db, by: "id" | "key", value: string): Promise<KindRow | undefined> =>
  /^[a-z0-9-]+$/i.test(value) ? own(db).selectFrom("asset_kind").selectAll().where(by, "=", value).executeTakeFirst() : undefined;

/** False where the key is taken. */
export async function insertKind(tx: Db, row: KindRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await own(tx)
    .insertInto("asset_kind")
    .values(row)
    .onConflict((at) => at.column("key").doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export const updateKind = (tx: Db, id: string, values: Updateable<AssetTables["asset_kind"]>) =>
  own(tx).updateTable("asset_kind").set(values).where("id", "=", id).execute();
