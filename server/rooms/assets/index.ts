/** Assets: what people work with, who has it and where it is (ADR 63). */
import type { Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import type { Room } from "../../platform/room.ts";
import { routes } from "./routes.ts";
import { assetById, assetByTag, assetsByIds, assetsOf, lockAsset, type ShownAsset } from "./store.ts";

export { changeAsset } from "./change-asset.ts";
export { createAsset } from "./create-asset.ts";
export { presentOwn } from "./present.ts";
export type { ShownAsset } from "./store.ts";

/** Assets by id, in one query; ids of none are left out. */
export async function findAssetsByIds(db: Db, ids: readonly string[]): Promise<Map<string, ShownAsset>> {
  if (ids.length === 0) return new Map();
  return new Map((await assetsByIds(db, [...new Set(ids)])).map((row) => [row.id, row]));
}

/** By id, or by what is written on it; undefined for none. */
export const findAsset = (db: Db, idOrTag: string): Promise<ShownAsset | undefined> =>
  isId(idOrTag) ? assetById(db, idOrTag) : assetByTag(db, idOrTag);

/** What somebody has and can name: not what is retired. */
export const assetsHeldBy = assetsOf;

/** Held until the end of the transaction. */
export const holdAsset = lockAsset;

/** What an asset is called where an answer names it: never more than whoever has it knows. */
export const assetName = ({ tag, name }: Pick<ShownAsset, "tag" | "name">): string => `${tag} · ${name}`;

export const room: Room = { name: "assets", routes };
