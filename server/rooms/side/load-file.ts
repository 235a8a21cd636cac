import type { Actor } from "../../platform/actor.ts";
import { transaction, type Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { isId } from "../../platform/id.ts";
import { notFound } from "../../platform/problem.ts";
import { loadInside } from "../tickets/index.ts";
import { loadSide } from "./load-side.ts";
import { findFile } from "./store.ts";

export async function loadFile(db: Db, actor: Actor, key: string, sideId: string, fileId: string) {
  const ticket = await loadInside(db, actor, key);
  const side = await loadSide(db, ticket, sideId);
  const file = isId(fileId) ? await findFile(db, side.id, fileId) : undefined;
  if (!file) throw notFound("attachment");
  return { ticket, file };
}

/** As `loadFile`, to be saved: who took which is noted before the first byte leaves. */
export async function takeFile(db: Db, actor: Actor, now: Date, key: string, sideId: string, fileId: string) {
  const { ticket, file } = await loadFile(db, actor, key, sideId, fileId);
  const { id, name, size } = file;
  const data = { attachment_id: id, name, size };
  await transaction(db, (tx) => publish(tx, { type: "attachment.downloaded", actorId: actor.personId, ticketId: ticket.id, data }, now));
  return file;
}
