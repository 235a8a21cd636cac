import type { assetRoutes } from "../../../contract/assets.ts";
import type { BodyOf } from "../../../contract/route.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { isId, newId } from "../../platform/id.ts";
import { notFound, wrongField } from "../../platform/problem.ts";
import { findKind, insertKind, updateKind } from "./store-kinds.ts";
import type { KindRow } from "./store.ts";

export async function loadKind(db: Db, idOrKey: string): Promise<KindRow> {
  const row = await findKind(db, isId(idOrKey) ? "id" : "key", idOrKey);
  if (!row) throw notFound("asset_kind");
  return row;
}

/** Publishes `asset_kind.created`. */
export async function createKind(tx: Db, actor: Actor, { key, name }: BodyOf<(typeof assetRoutes)["POST /asset-kinds"]>): Promise<KindRow> {
  const row: KindRow = { id: newId(), key, name_en: name.en, name_nb: name.nb, retired: false };
  if (!(await insertKind(tx, row))) throw wrongField("/key", "taken");
  await publish(tx, { type: "asset_kind.created", actorId: actor.personId, data: { kind_id: row.id, key, name: name.en } });
  return row;
}

/** Publishes `asset_kind.changed`. */
export async function changeKind(
  tx: Db,
  actor: Actor,
  idOrKey: string,
  { name, retired }: BodyOf<(typeof assetRoutes)["PATCH /asset-kinds/{id}"]>,
): Promise<KindRow> {
  const { id, key } = await loadKind(tx, idOrKey);
  const values = { ...(name && { name_en: name.en, name_nb: name.nb }), ...(retired !== undefined && { retired }) };
  if (Object.keys(values).length > 0) {
    await updateKind(tx, id, values);
    const told = { kind_id: id, key, fields: [...(name ? ["name"] : []), ...(retired === undefined ? [] : ["retired"])] };
    await publish(tx, { type: "asset_kind.changed", actorId: actor.personId, data: told });
  }
  return loadKind(tx, id);
}
