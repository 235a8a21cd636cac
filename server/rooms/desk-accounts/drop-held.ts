import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { isId } from "../../platform/id.ts";
import { notFound } from "../../platform/problem.ts";
import { endHeld, lockHeld } from "./store.ts";

/** A change that waits is not done; whoever may change people may stop it. Publishes `account.change_dropped`. */
export async function dropHeld(tx: Db, actor: Actor, now: Date, id: string): Promise<void> {
  const row = isId(id) ? await lockHeld(tx, id) : undefined;
  if (!row) throw notFound("held_change");
  await endHeld(tx, id, now, "dropped");
  const of = { actorId: actor.personId, personId: row.person_id, ticketId: row.ticket_id };
  await publish(tx, { type: "account.change_dropped", ...of, data: { change_id: id, kind: row.kind } }, now);
}
