import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import { notFound, Problem } from "../../platform/problem.ts";
import { factsOf, loadInside, mayWorkOn } from "../tickets/index.ts";
import { lockMessage, type ListedRow } from "./store.ts";

/** A message, locked, that the actor may do something about: who runs the desk, or who works on its ticket. 404 for one they may not see. */
export async function loadMessage(tx: Db, actor: Actor, id: string): Promise<ListedRow> {
  const row = isId(id) ? await lockMessage(tx, id) : undefined;
  if (!row) throw notFound("message");
  if (actor.permissions.has("system:write")) return row;
  if (!row.ticket_id) throw notFound("message");
  const ticket = await loadInside(tx, actor, row.ticket_id).catch(() => {
    throw notFound("message");
  });
  if (!mayWorkOn(actor, factsOf(ticket))) throw new Problem(403, "not_your_ticket", { facts: { team: ticket.team_name } });
  return row;
}
