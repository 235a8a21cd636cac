import type { Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { newId } from "../../../platform/id.ts";
import { notFound, Problem, wrongField } from "../../../platform/problem.ts";
import { tell } from "../events.ts";
import { moveDraft } from "../known-draft.ts";
import { mayReadInside } from "../policy.ts";
import { factsOf, findTicket, updateTicket } from "../store.ts";
import { insertMerge, isCalled, lockInOrder, lockStructure, mergedBelow, settleMerges } from "../store-merge.ts";
import type { TicketRow } from "../store-rows.ts";
import { answerOffer, insertWatcher } from "../store-stays.ts";
import { addWorkMinutes, endStopwatches } from "../store-time.ts";
import { isActive } from "../ticket.ts";
import { mergeRefusal, shareRefusal } from "./may-merge.ts";
import { whoJoins } from "./who-joins.ts";

const instant = (at: Date | null) => at?.toISOString() ?? null;

const inside = (actor: Actor, row: TicketRow | undefined): row is TicketRow =>
  row !== undefined && !row.discarded_at && mayReadInside(actor, factsOf(row));

/** Both, as this reader sees the inside of them. One that is merged itself stands for where it went. */
export async function bothOf(db: Db, actor: Actor, key: string, intoKey: string): Promise<{ from: TicketRow; into: TicketRow }> {
  const [from, named] = await Promise.all([findTicket(db, key), findTicket(db, intoKey)]);
  if (!inside(actor, from)) throw notFound("ticket");
  if (!inside(actor, named)) throw wrongField("/into", "unknown", { what: "ticket" });
  const into = named.merged_into_id && from.id !== named.id ? await findTicket(db, named.merged_into_id) : named;
  if (!inside(actor, into)) throw wrongField("/into", "unknown", { what: "ticket" });
  if (into.id === from.id && named.id !== from.id) throw new Problem(409, "merge_circle", { facts: { number: named.number } });
  return { from, into };
}

/** Nobody else changes them, and what is merged into the first, until this transaction ends. */
async function lockBoth(tx: Db, actor: Actor, key: string, intoKey: string) {
  await lockStructure(tx);
  const { from, into } = await bothOf(tx, actor, key, intoKey);
  const below = await mergedBelow(tx, from.id);
  await lockInOrder(tx, [...below, from.id, into.id]);
  return { ...(await bothOf(tx, actor, key, intoKey)), below };
}

interface Merged {
  id: string;
  from: TicketRow;
  into: TicketRow;
}

/**
 * Makes one of two: the first closes and is read through the second; its rows stay where they are. Of its public words the other's people
 * read what they may read anyway, or, when `share`, all. Publishes `ticket.merged` in both.
 */
export async function merge(
  tx: Db,
  actor: Actor,
  now: Date,
  key: string,
  given: { into: string; share: boolean },
  check: (row: TicketRow) => Promise<void>,
): Promise<Merged> {
  const { from, into, below } = await lockBoth(tx, actor, key, given.into);
  await check(from);
  const refusal = mergeRefusal(actor, from, into) ?? (given.share ? shareRefusal(from, into) : null);
  if (refusal) throw refusal;
  if (await isCalled(tx, from.id)) throw new Problem(409, "merge_called", { facts: { number: from.number } });
  const { joins } = await whoJoins(tx, from, into, given.share);
  const id = newId();
  const was = {
    status: from.status,
    waiting_reason: from.waiting_reason,
    waiting_until: instant(from.waiting_until),
    closed_at: instant(from.closed_at),
  };
  await insertMerge(tx, {
    id,
    from_id: from.id,
    into_id: into.id,
    shared: given.share,
    merged_by: actor.personId,
    merged_at: now,
    was: JSON.stringify(was),
    joined: joins,
  });
  await answerOffer(tx, from.id, "withdrawn", now);
  for (const entry of await endStopwatches(tx, from.id, null, now)) await addWorkMinutes(tx, from.id, entry.minutes ?? 0);
  await moveDraft(tx, now, from.id, into.id);
  await settleMerges(tx, [...below, from.id]);
  for (const personId of joins) await insertWatcher(tx, into.id, personId, now);
  await updateTicket(tx, from.id, { status: "closed", waiting_reason: null, waiting_until: null, closed_at: from.closed_at ?? now }, now);
  const turn = isActive(from.status) && from.awaits === "technician" ? { awaits: "technician" as const } : {};
  await updateTicket(tx, into.id, { ...turn, has_files: into.has_files || from.has_files }, now);
  const data = { merge_id: id, from: from.number, into: into.number };
  await tell(tx, actor, now, "ticket.merged", from.id, data);
  await tell(tx, actor, now, "ticket.merged", into.id, data);
  return { id, from, into };
}
