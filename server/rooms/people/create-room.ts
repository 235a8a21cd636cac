import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { notFound, wrongField } from "../../platform/problem.ts";
import { insertRoom, siteById, type RoomRow } from "./store-places.ts";

/** Adds a room to a site; publishes `room.created`. */
export async function createRoom(tx: Db, actor: Actor, siteId: string, given: { name: string }): Promise<RoomRow> {
  const site = await siteById(tx, siteId);
  if (!site) throw notFound("site");
  const row: RoomRow = { id: newId(), site_id: site.id, name: given.name, site_name: site.name };
  if (!(await insertRoom(tx, { id: row.id, site_id: row.site_id, name: row.name }))) throw wrongField("/name", "taken");
  await publish(tx, { type: "room.created", actorId: actor.personId, data: { room_id: row.id, name: row.name, site: site.name } });
  return row;
}
