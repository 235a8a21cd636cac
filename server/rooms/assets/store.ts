import type { Insertable, Selectable, Updateable } from "kysely";
import type { AssetState } from "../../../contract/assets.ts";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { AssetTables } from "./tables.ts";

const own = (db: Db) => tables<AssetTables>(db);

export type KindRow = Selectable<AssetTables["asset_kind"]>;
export type AssetRow = Selectable<AssetTables["asset"]>;
export type ShownAsset = AssetRow & {
  kind_key: string;
  kind_en: string;
  kind_nb: string;
  person_name: string | null;
  organization_name: string | null;
  site_name: string | null;
};

const shown = (db: Db) =>
  own(db)
    .selectFrom("asset as a")
    .innerJoin("asset_kind as k", "k.id", "a.kind_id")
    .leftJoin("person_card as p", "p.id", "a.person_id")
    .leftJoin("organization_card as o", "o.id", "a.organization_id")
    .leftJoin("site_card as s", "s.id", "a.site_id")
    .selectAll("a")
    .select(["k.key as kind_key", "k.name_en as kind_en", "k.name_nb as kind_nb"])
    .select(["p.name as person_name", "o.name as organization_name", "s.name as site_name"]);

export interface Wanted {
  words: readonly string[];
  kind?: string;
  states?: readonly AssetState[];
  person?: string;
  organization?: string;
  site?: string;
}

/** By tag, behind `after`, one more than asked for. Each way to make the list shorter has an index in this order (0144). */
export function listAssets(db: Db, wanted: Wanted, after: string | null, limit: number): Promise<ShownAsset[]> {
  let query = shown(db)
    .orderBy("a.tag_key")
    .limit(limit + 1);
  if (wanted.kind) query = query.where("a.kind_id", "=", wanted.kind);
  if (wanted.states) query = query.where("a.state", "in", [...wanted.states]);
  if (wanted.person) query = query.where("a.person_id", "=", wanted.person);
  if (wanted.organization) query = query.where("a.organization_id", "=", wanted.organization);
  if (wanted.site) query = query.where("a.site_id", "=", wanted.site);
  for (const word of wanted.words) query = query.where(sql<boolean>`a.said like '%' || lower(${word.replace(/[\\%_]/g, "\\$&")}) || '%'`);
  if (after !== null) query = query.where("a.tag_key", ">", after);
  return query.execute();
}

export const assetById = (db: Db, id: string): Promise<ShownAsset | undefined> => shown(db).where("a.id", "=", id).executeTakeFirst();

/** What could never be written on one is not asked for. */
export const assetByTag = async (db: Db, tag: string): Promise<ShownAsset | undefined> =>
  /^[\p{L}\p{N}._/-]{1,40}$/u.test(tag)
    ? shown(db)
        .where(sql<boolean>`a.tag_key = lower(${tag})`)
        .executeTakeFirst()
    : undefined;

export const assetsByIds = (db: Db, ids: readonly string[]): Promise<ShownAsset[]> =>
  shown(db)
    .where(sql<boolean>`a.id = any(${[...ids]}::uuid[])`)
    .execute();

/** What somebody has and can name: not what is retired. Rides asset_person_idx. */
export const assetsOf = (db: Db, personId: string): Promise<ShownAsset[]> =>
  shown(db).where("a.person_id", "=", personId).where("a.state", "<>", "retired").orderBy("a.tag_key").limit(500).execute();

export const lockAsset = (tx: Db, id: string): Promise<AssetRow | undefined> =>
  own(tx).selectFrom("asset").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();

/** False where the tag is another one's. */
export async function insertAsset(tx: Db, row: Insertable<AssetTables["asset"]>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await own(tx)
    .insertInto("asset")
    .values(row)
    .onConflict((at) => at.column("tag_key").doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export const updateAsset = (tx: Db, id: string, values: Omit<Updateable<AssetTables["asset"]>, "version">) =>
  own(tx)
    .updateTable("asset")
    .set({ ...values, version: sql<number>`version + 1` })
    .where("id", "=", id)
    .execute();

export const deleteAsset = (tx: Db, id: string) => own(tx).deleteFrom("asset").where("id", "=", id).execute();

/** Whether another one has this tag. */
export async function tagTaken(db: Db, tag: string, except: string): Promise<boolean> {
  const found = await own(db)
    .selectFrom("asset")
    .select("id")
    .where(sql<boolean>`tag_key = lower(${tag})`)
    .where("id", "<>", except)
    .executeTakeFirst();
  return found !== undefined;
}
