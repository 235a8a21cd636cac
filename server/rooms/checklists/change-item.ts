import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { notFound } from "../../platform/problem.ts";
import { loadForNote, type TicketRow } from "../tickets/index.ts";
import { loadChecklist } from "./load-checklist.ts";
import { itemsOf, placeItems, tickItem } from "./store.ts";

/** Ticks a step, or unticks it, or moves it. Publishes `ticket.step_done` or `ticket.step_open` when that changes. */
export async function changeItem(
  tx: Db,
  actor: Actor,
  now: Date,
  at: { ticket: string; checklist: string; item: string },
  change: { done?: boolean | undefined; place?: number | undefined },
): Promise<TicketRow> {
  const ticket = await loadForNote(tx, actor, at.ticket);
  const checklist = await loadChecklist(tx, ticket, at.checklist);
  const items = await itemsOf(tx, [checklist.id]);
  const item = items.find(({ id }) => id === at.item);
  if (!item) throw notFound("checklist");
  if (change.place !== undefined) {
    const ids = items.map(({ id }) => id).filter((id) => id !== item.id);
    await placeItems(tx, ids.toSpliced(change.place, 0, item.id));
  }
  if (change.done === undefined || change.done === (item.done_at !== null)) return ticket;
  await tickItem(tx, item.id, change.done ? actor.personId : null, change.done ? now : null);
  const type = change.done ? "ticket.step_done" : "ticket.step_open";
  const data = { checklist_id: checklist.id, item_id: item.id, name: checklist.name, text: item.text };
  await publish(tx, { type, actorId: actor.personId, ticketId: ticket.id, data }, now);
  return ticket;
}
