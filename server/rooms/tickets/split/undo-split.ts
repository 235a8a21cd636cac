import type { Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { isId } from "../../../platform/id.ts";
import { notFound } from "../../../platform/problem.ts";
import { tell } from "../events.ts";
import { loadFor } from "../load-ticket.ts";
import { hasWords, updateTicket } from "../store.ts";
import { entriesIn, findSplit, giveEntries, turnIn } from "../store-split.ts";
import type { TicketRow } from "../store-rows.ts";

/** What left comes back. The ticket that it opened is dropped, or stays with what was written in it since. */
export async function undoSplit(tx: Db, actor: Actor, now: Date, key: string, id: string): Promise<TicketRow> {
  const row = await loadFor(tx, actor, key, "work");
  const done = isId(id) ? await findSplit(tx, row.id, id) : undefined;
  if (!done) throw notFound("split");
  const opened = await loadFor(tx, actor, done.into_id, "work");
  const back = [...(await entriesIn(tx, opened.id, done.entries))];
  await giveEntries(tx, opened.id, back, row.id);
  const [here, there] = [await turnIn(tx, row.id), await turnIn(tx, opened.id)];
  const empty = opened.description === "" && !(await hasWords(tx, opened.id));
  const dropped = { status: "closed" as const, closed_at: now, discarded_at: now, waiting_reason: null, waiting_until: null };
  await updateTicket(tx, opened.id, empty ? dropped : { awaits: there.awaits }, now);
  await updateTicket(tx, row.id, { awaits: here.awaits, has_files: row.has_files || opened.has_files }, now);
  const numbers = { from: row.number, into: opened.number };
  const fact = { ...numbers, split_id: id, into_id: opened.id, entries: back };
  await tell(tx, actor, now, "ticket.split_undone", row.id, fact);
  await tell(tx, actor, now, "ticket.split_undone", opened.id, numbers);
  return row;
}
