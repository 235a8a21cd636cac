import type { SideConversation } from "../../../contract/side.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { loadFor } from "../tickets/index.ts";
import { loadSide } from "./load-side.ts";
import { presentOne } from "./present.ts";
import { updateClosed, type SideRow } from "./store.ts";
import { told } from "./told.ts";

/** It was not done after all. */
export async function reopenSide(tx: Db, actor: Actor, now: Date, key: string, id: string): Promise<SideConversation> {
  const ticket = await loadFor(tx, actor, key, "work");
  const side = await loadSide(tx, ticket, id);
  await openAgain(tx, actor.personId, now, side);
  return presentOne(tx, actor, ticket, side.id);
}

/** By somebody, or (null) by an answer that came. Publishes `ticket.side_reopened`, to those inside, where it was done. */
export async function openAgain(tx: Db, actorId: string | null, now: Date, side: SideRow): Promise<void> {
  if (side.closed_at === null) return;
  await updateClosed(tx, side.id, { closed_at: null, closed_by: null });
  await publish(tx, { type: "ticket.side_reopened", actorId, ticketId: side.ticket_id, data: told(side) }, now);
}
