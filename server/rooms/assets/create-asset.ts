import type { assetRoutes } from "../../../contract/assets.ts";
import type { BodyOf } from "../../../contract/route.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { wrongField } from "../../platform/problem.ts";
import { settle } from "./settle.ts";
import { insertAsset } from "./store.ts";

/** Adds one; refuses a tag that another one has. Publishes `asset.created`. Answers its id. */
export async function createAsset(tx: Db, actor: Actor, now: Date, given: BodyOf<(typeof assetRoutes)["POST /assets"]>): Promise<string> {
  const { tag, name, serial, note } = given;
  const id = newId();
  const row = {
    id,
    tag,
    name,
    serial: serial || null,
    note: note || null,
    ...(await settle(tx, given, null)),
    created_at: now,
    changed_at: now,
  };
  if (!(await insertAsset(tx, row))) throw wrongField("/tag", "taken");
  await publish(tx, { type: "asset.created", actorId: actor.personId, data: { asset_id: id, tag, name } }, now);
  return id;
}
