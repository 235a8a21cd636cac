import type { Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { notFound } from "../../../platform/problem.ts";
import { afterRequester } from "../after-requester.ts";
import { tell } from "../events.ts";
import { isRequesterOf } from "../policy.ts";
import { factsOf, updateTicket } from "../store.ts";
import { lockJudged, type JudgedRow } from "../store-judged.ts";

interface Place {
  row: JudgedRow;
  /** The ticket through which it is read, when the words stay in the merged one. */
  beside: JudgedRow | null;
}

/**
 * Where words to a merged ticket go: into the other one when that is their writer's own, for there they are read by the same people;
 * otherwise they stay where only those read them to whom they were said, and the desk reads them through the other one.
 */
export async function whereWordsGo(tx: Db, actor: Actor, merged: JudgedRow): Promise<Place> {
  const into = await lockJudged(tx, merged.merged_into_id ?? merged.id);
  if (!into) throw notFound("ticket");
  const own = isRequesterOf(actor, factsOf(into)) && into.status !== "closed";
  return own ? { row: into, beside: null } : { row: merged, beside: into };
}

/** The desk's turn, in the ticket that it works on. */
export async function tellBeside(tx: Db, actor: Actor, now: Date, merged: JudgedRow, into: JudgedRow): Promise<void> {
  await updateTicket(tx, into.id, { ...afterRequester(into), ...(merged.has_files && { has_files: true }) }, now);
  await tell(tx, actor, now, "ticket.merged_answered", into.id, { from: merged.number });
}
