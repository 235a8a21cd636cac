import type { Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { recountUsual, tellOfClock } from "../../tickets/index.ts";
import { booksAnew, countClocks } from "../count.ts";
import type { Fact, HistoryRow } from "../history.ts";
import { recount } from "../recount.ts";
import { historiesOf } from "../store.ts";
import { passTold } from "../store-due.ts";
import type { Books } from "../turns.ts";

export interface Anew {
  id: string;
  reason: string;
  by: "all" | "hours";
}

/** Everything about a ticket's targets that somebody is told. */
const told = (row: HistoryRow, books: Books): string =>
  JSON.stringify(recount(row, books).map(({ metric, began_at, due_at, minutes, outcome }) => [metric, began_at, due_at, minutes, outcome]));

/** Whether anything of a ticket would be otherwise, were it counted by what holds now. Pure. */
function moves(row: HistoryRow, books: Books, now: Date, { reason, by }: Anew): boolean {
  const fact: Fact = {
    type: "ticket.clock_recounted",
    at: now.toISOString(),
    reason,
    priority: null,
    was: null,
    promise_id: null,
    what: by,
  };
  return told(row, books) !== told({ ...row, facts: [...row.facts, fact] }, books);
}

/** Counts these tickets anew; of those that stay as they are nothing is told. Answers how many moved. Publishes `ticket.clock_recounted`. */
export async function countAnew(tx: Db, actor: Actor, now: Date, ids: readonly string[], anew: Anew): Promise<number> {
  const books = await booksAnew(tx);
  const rows = await historiesOf(tx, ids);
  const byLevel = rows.filter((row) => moves(row, books, now, anew)).map(({ ticket_id }) => ticket_id);
  const levelled = new Set(
    rows.filter((row) => recount(row, books).some(({ metric }) => metric === "resolution")).map((row) => row.ticket_id),
  );
  const usual = await recountUsual(
    tx,
    ids.filter((id) => !levelled.has(id)),
  );
  const moved = [...new Set([...byLevel, ...usual])].toSorted();
  for (const id of moved) await tellOfClock(tx, actor, now, id, anew.reason, { what: anew.by, recount_id: anew.id });
  await countClocks(tx, now, byLevel, { books });
  await passTold(tx, now, byLevel);
  return moved.length;
}
