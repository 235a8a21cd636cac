import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { notFound, Problem } from "../../platform/problem.ts";
import { requireUnlocked } from "../guard/index.ts";
import { loadFor } from "../tickets/index.ts";
import { isOwn, mayReadWithoutTicket } from "./policy.ts";
import { decideAction, findAction, lockAction } from "./store.ts";

/** A second person agrees, or does not; who asked may only take it back. Publishes `ticket.account_decided`. */
export async function decide(tx: Db, actor: Actor, now: Date, id: string, agrees: boolean): Promise<void> {
  // The ticket first, as everywhere: two who lock them the other way round would wait for each other.
  const found = await findAction(tx, id);
  if (!found) throw notFound("account_action");
  if (found.ticket_id !== null) await loadFor(tx, actor, found.ticket_id, "work");
  else if (!mayReadWithoutTicket(actor)) throw notFound("account_action");
  const row = await lockAction(tx, id);
  if (row?.state !== "to_approve") throw new Problem(409, "decided_already");
  if (agrees && isOwn(actor, row)) throw new Problem(403, "own_approval");
  if (agrees && row.sensitive !== null && row.person_id) await requireUnlocked(tx, row.person_id);
  await decideAction(tx, id, personIdOf(actor), agrees, now);
  const data = { action_id: id, action: row.action, account: row.account, agrees };
  const of = { actorId: actor.personId, ticketId: row.ticket_id, personId: row.person_id };
  await publish(tx, { type: row.ticket_id === null ? "account_action.decided" : "ticket.account_decided", ...of, data }, now);
}
