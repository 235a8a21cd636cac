import type { assetRoutes } from "../../../contract/assets.ts";
import type { BodyOf } from "../../../contract/route.ts";
import type { Actor } from "../../platform/actor.ts";
import { violates, type Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { wrongField } from "../../platform/problem.ts";
import { settle } from "./settle.ts";
import { deleteAsset, tagTaken, updateAsset, type AssetRow } from "./store.ts";

export type AssetChange = BodyOf<(typeof assetRoutes)["PATCH /assets/{id}"]>;

const fields = ["tag", "name", "kind_id", "serial", "person_id", "organization_id", "site_id", "state", "note"] as const;

/** Changes what is given and leaves the rest. Publishes `asset.changed` with the names of the fields, if any did change. `row`: locked. */
export async function changeAsset(tx: Db, actor: Actor, now: Date, row: AssetRow, given: AssetChange): Promise<void> {
  const { tag = row.tag, name = row.name } = given;
  const serial = given.serial === undefined ? row.serial : given.serial || null;
  const note = given.note === undefined ? row.note : given.note || null;
  const after = { tag, name, serial, note, ...(await settle(tx, given, row)) };
  const changed = fields.filter((field) => after[field] !== row[field]);
  if (changed.length === 0) return;
  if (changed.includes("tag") && (await tagTaken(tx, tag, row.id))) throw wrongField("/tag", "taken");
  try {
    await updateAsset(tx, row.id, { ...after, changed_at: now });
  } catch (error) {
    throw violates(error, "asset_tag_idx") ? wrongField("/tag", "taken") : error;
  }
  const moved = changed.includes("person_id") && { from_person_id: row.person_id, to_person_id: after.person_id };
  const told = { asset_id: row.id, tag, name, fields: changed.map((field) => field.replace(/_id$/, "")), state: after.state, ...moved };
  await publish(tx, { type: "asset.changed", actorId: actor.personId, data: told }, now);
}

/** Takes away what should never have been there: tickets that name it say so. Publishes `asset.deleted`. */
export async function removeAsset(tx: Db, actor: Actor, now: Date, row: AssetRow): Promise<void> {
  await deleteAsset(tx, row.id);
  await publish(tx, { type: "asset.deleted", actorId: actor.personId, data: { asset_id: row.id, tag: row.tag, name: row.name } }, now);
}
