import type { Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { isId } from "../../../platform/id.ts";
import { notFound, Problem } from "../../../platform/problem.ts";
import { tell } from "../events.ts";
import { mayReadInside, mayWorkOn } from "../policy.ts";
import { factsOf, findTicket, updateTicket } from "../store.ts";
import { endMerge, findMerge, lockInOrder, lockStructure, mergedBelow, settleMerges, writtenSince } from "../store-merge.ts";
import type { TicketRow } from "../store-rows.ts";
import { deleteWatcher } from "../store-stays.ts";

const date = (at: string | null) => (at === null ? null : new Date(at));

/** Locked, with what is merged into the ticket; 404 for one of another ticket, and for who may not see inside. */
async function lockMerge(tx: Db, actor: Actor, key: string, id: string) {
  await lockStructure(tx);
  const found = await findTicket(tx, key);
  if (!found || !mayReadInside(actor, factsOf(found))) throw notFound("ticket");
  const row = isId(id) ? await findMerge(tx, id) : undefined;
  if (!row || row.from_id !== found.id) throw notFound("merge");
  const below = await mergedBelow(tx, row.from_id);
  await lockInOrder(tx, [...below, row.from_id, row.into_id]);
  const [from, into] = await Promise.all([findTicket(tx, row.from_id), findTicket(tx, row.into_id)]);
  if (!from || !into) throw notFound("merge");
  return { row, from, into, below };
}

/**
 * Makes two of one again. What was written in the other one since stays there; what came to this one, for its own people, goes with it.
 * What was made confidential meanwhile stays so. Publishes `ticket.merge_undone` in both.
 */
export async function undoMerge(
  tx: Db,
  actor: Actor,
  now: Date,
  key: string,
  id: string,
  check: (row: TicketRow) => Promise<void>,
): Promise<TicketRow> {
  const { row, from, into, below } = await lockMerge(tx, actor, key, id);
  await check(from);
  if (!mayWorkOn(actor, factsOf(from))) throw new Problem(403, "not_your_ticket", { facts: { team: from.team_name } });
  await endMerge(tx, row.id, actor.personId, now);
  await settleMerges(tx, [...below, from.id]);
  for (const personId of row.joined) await deleteWatcher(tx, into.id, personId);
  const { status, waiting_reason, waiting_until, closed_at } = row.was;
  const turn = (await writtenSince(tx, from.id, row.merged_at)) ? { awaits: "technician" as const } : {};
  const stood = { status, waiting_reason, waiting_until: date(waiting_until), closed_at: date(closed_at) };
  await updateTicket(tx, from.id, { ...stood, ...turn }, now);
  await updateTicket(tx, into.id, {}, now);
  const data = { merge_id: row.id, from: from.number, into: into.number };
  await tell(tx, actor, now, "ticket.merge_undone", from.id, data);
  await tell(tx, actor, now, "ticket.merge_undone", into.id, data);
  return from;
}
