import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { factsOf, mayReadInside, type TicketRow } from "../tickets/index.ts";
import { nextUpdates } from "./settle-updates.ts";
import { updatesOfMine } from "./store-updates.ts";

/** By when whoever asked hears more of one ticket that was loaded. */
export async function nextUpdateOf(db: Db, actor: Actor, now: Date, ticket: TicketRow) {
  const next = (await nextUpdates(db, now, [ticket.id])).get(ticket.id);
  if (!next) return null;
  const { due_at, moved, promise_id } = next;
  const inside = mayReadInside(actor, factsOf(ticket));
  return { due_at: due_at.toISOString(), late: due_at < now, moved, promise_id: inside ? promise_id : null };
}

const ahead = 2 * 3_600_000;

/** Of the open tickets that I have what is soon due, or of those that I asked for all. */
export async function myUpdates(db: Db, actor: Actor, now: Date, as: "technician" | "requester") {
  const rows = await updatesOfMine(db, actor, as, new Date(now.getTime() + ahead));
  return rows.map(({ id, number, due_at, moved }) => ({
    ticket: { id, number },
    due_at: due_at.toISOString(),
    late: due_at < now,
    moved: moved > 0,
  }));
}
