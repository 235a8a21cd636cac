import type { SideConversation } from "../../../contract/side.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { loadFor } from "../tickets/index.ts";
import { loadSide } from "./load-side.ts";
import { presentOne } from "./present.ts";
import { updateClosed } from "./store.ts";
import { told } from "./told.ts";

/** Nothing more is expected of the vendor. Doing so twice says it once. Publishes `ticket.side_closed`, to those inside. */
export async function closeSide(tx: Db, actor: Actor, now: Date, key: string, id: string): Promise<SideConversation> {
  const ticket = await loadFor(tx, actor, key, "work");
  const side = await loadSide(tx, ticket, id);
  if (side.closed_at === null) {
    await updateClosed(tx, side.id, { closed_at: now, closed_by: personIdOf(actor) });
    await publish(tx, { type: "ticket.side_closed", actorId: actor.personId, ticketId: ticket.id, data: told(side) }, now);
  }
  return presentOne(tx, actor, ticket, side.id);
}
