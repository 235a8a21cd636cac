import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import { notFound, Problem } from "../../platform/problem.ts";
import { loadFor, wholeOf, type TicketRow } from "../tickets/index.ts";
import { endApproval } from "./end-approval.ts";
import { lockApproval } from "./store.ts";

/** Asks for it no more; also what ran out, which holds its ticket open otherwise. */
export async function cancelApproval(tx: Db, actor: Actor, now: Date, key: string, id: string, reason: string): Promise<TicketRow> {
  const ticket = await loadFor(tx, actor, key, "work");
  const row = isId(id) ? await lockApproval(tx, id) : undefined;
  if (!row || !wholeOf(ticket).includes(row.ticket_id)) throw notFound("approval");
  if (row.state !== "open" && row.state !== "expired") throw new Problem(409, "approval_over");
  await endApproval(tx, now, ticket, row, "cancelled", { actorId: actor.personId, reason });
  return ticket;
}
