import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import { notFound, Problem } from "../../platform/problem.ts";
import { factsOf, loadForNote, wholeOf, type TicketRow } from "../tickets/index.ts";
import { isOver, mayChange } from "./policy.ts";
import { lockPromise, type PromiseRow } from "./store.ts";

/** A promise that the actor may change now, and its ticket; the ticket is locked first, as by whoever acts on it. */
export async function loadPromise(tx: Db, actor: Actor, key: string, id: string): Promise<{ ticket: TicketRow; row: PromiseRow }> {
  const ticket = await loadForNote(tx, actor, key);
  const row = isId(id) ? await lockPromise(tx, id) : undefined;
  if (!row || !wholeOf(ticket).includes(row.ticket_id)) throw notFound("promise");
  if (!mayChange(actor, factsOf(ticket), row.promised_by)) throw new Problem(403, "not_your_ticket", { facts: { team: ticket.team_name } });
  if (isOver(row)) throw new Problem(409, "promise_over");
  return { ticket, row };
}
