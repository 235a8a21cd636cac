import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { Problem } from "../../platform/problem.ts";
import { tell } from "./events.ts";
import { nextAfter, seriesOf } from "./series.ts";
import { updateRecurrence, type RecurrenceRow } from "./store.ts";
import { beginRun, dropSkips, skippedFrom } from "./store-runs.ts";

/** Leaves the next time out: the one that whoever asks has seen. Publishes `recurrence.skipped`. */
export async function skipNext(tx: Db, actor: Actor, now: Date, row: RecurrenceRow, at: Date): Promise<void> {
  if (!row.next_at || row.next_at.getTime() !== at.getTime() || at <= now) throw new Problem(409, "recurrence_moved_on");
  await beginRun(tx, { recurrence_id: row.id, due_at: at, outcome: "skipped", at: now, ticket_id: null });
  const skipped = (await skippedFrom(tx, [row.id], at)).get(row.id) ?? [];
  await updateRecurrence(tx, row.id, { next_at: nextAfter(seriesOf(row), at, skipped) });
  await tell(tx, personIdOf(actor), now, "recurrence.skipped", row, { at: at.toISOString() });
}

/** Leaves out none of those to come. Publishes `recurrence.unskipped`. */
export async function unskip(tx: Db, actor: Actor, now: Date, row: RecurrenceRow): Promise<void> {
  await dropSkips(tx, row.id, now);
  // What is due and waits for the runner stays what is next.
  const waits = row.next_at !== null && row.next_at <= now;
  if (row.active && !waits) await updateRecurrence(tx, row.id, { next_at: nextAfter(seriesOf(row), now, []) });
  await tell(tx, personIdOf(actor), now, "recurrence.unskipped", row);
}
