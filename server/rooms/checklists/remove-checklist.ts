import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { loadFor, type TicketRow } from "../tickets/index.ts";
import { loadChecklist } from "./load-checklist.ts";
import { deleteChecklist } from "./store.ts";

/** Takes it off: for who works on the ticket, since what has to be done before it is solved goes, too. Publishes `ticket.checklist_removed`. */
export async function removeChecklist(tx: Db, actor: Actor, now: Date, key: string, id: string): Promise<TicketRow> {
  const ticket = await loadFor(tx, actor, key, "work");
  const checklist = await loadChecklist(tx, ticket, id);
  await deleteChecklist(tx, checklist.id);
  const data = { checklist_id: checklist.id, name: checklist.name };
  await publish(tx, { type: "ticket.checklist_removed", actorId: actor.personId, ticketId: ticket.id, data }, now);
  return ticket;
}
