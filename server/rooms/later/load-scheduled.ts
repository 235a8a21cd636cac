import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import { notFound, Problem } from "../../platform/problem.ts";
import type { TicketRow } from "../tickets/index.ts";
import { lockScheduled, type ScheduledRow } from "./store.ts";

/** A reply that waits in a ticket which the caller has locked. 404 for one that has left or was taken back. */
export async function loadScheduled(tx: Db, ticket: TicketRow, id: string): Promise<ScheduledRow> {
  const row = isId(id) ? await lockScheduled(tx, ticket.id, id) : undefined;
  if (!row) throw notFound("reply");
  return row;
}

/** As `loadScheduled`, the actor's own: nobody changes another's words, or sends them. */
export async function loadMine(tx: Db, actor: Actor, ticket: TicketRow, id: string): Promise<ScheduledRow> {
  const row = await loadScheduled(tx, ticket, id);
  if (row.author_id !== personIdOf(actor)) throw new Problem(403, "not_allowed");
  return row;
}
