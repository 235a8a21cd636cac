import type { DeskPromise } from "../../../contract/promises.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { factsOf, wholeOf, type TicketRow } from "../tickets/index.ts";
import { isOver, mayChange } from "./policy.ts";
import { promisesOf, type ListedRow } from "./store.ts";

const present = (row: ListedRow, change: boolean): DeskPromise => ({
  id: row.id,
  what: row.what,
  words: row.words,
  by: { id: row.by_id, name: row.by_name },
  due_at: row.due_at.toISOString(),
  remind_minutes: row.remind_minutes,
  told: row.told,
  state: row.state,
  done: row.done_at && {
    by: row.done_by && row.doer_name !== null ? { id: row.done_by, name: row.doer_name } : null,
    at: row.done_at.toISOString(),
  },
  reason: row.reason,
  moved: row.moved,
  made_at: row.made_at.toISOString(),
  can: { change: change && !isOver(row) },
});

/** What was promised in a ticket whose inside the caller has loaded, as this reader may act on it. */
export async function presentPromises(db: Db, actor: Actor, ticket: TicketRow): Promise<{ items: DeskPromise[] }> {
  const rows = await promisesOf(db, wholeOf(ticket));
  const facts = factsOf(ticket);
  return { items: rows.map((row) => present(row, mayChange(actor, facts, row.promised_by))) };
}
