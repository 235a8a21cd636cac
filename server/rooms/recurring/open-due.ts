import { transaction, type Db } from "../../platform/db.ts";
import type { Job } from "../../platform/jobs.ts";
import { tell } from "./events.ts";
import { openOne } from "./open-one.ts";
import { nextAfter, seriesOf } from "./series.ts";
import { takeDue, updateRecurrence, type RecurrenceRow } from "./store.ts";
import { beginRun, endRun, skippedFrom } from "./store-runs.ts";
import { timesAfter } from "./times.ts";

/** The runner comes each minute: what it finds later than this passed while the desk was off. */
export const onTime = 10 * 60_000;
/** More than one could look at: of what passed before, only the number is lost. */
const mostMissed = 5000;

/** The last of its times that have come, and how many there were before it. */
async function turnOf(tx: Db, row: RecurrenceRow, next: Date, now: Date) {
  const skipped = new Set(((await skippedFrom(tx, [row.id], next)).get(row.id) ?? []).map(Number));
  const come = timesAfter(seriesOf(row), next, mostMissed, now).filter((at) => !skipped.has(at.getTime()));
  const due = come.at(-1) ?? next;
  return { due, missed: come.length, late: now.getTime() - due.getTime() > onTime };
}

/**
 * Opens what one recurrence has due, in one transaction with the row that says so and with its next time: a process that ends in the
 * middle has opened nothing, and two that come at once open one. What was missed is opened once, late. False: nothing is due.
 */
async function openNext(tx: Db, now: Date): Promise<boolean> {
  const row = await takeDue(tx, now);
  if (!row?.next_at) return false;
  const turn = await turnOf(tx, row, row.next_at, now);
  const { due, missed } = turn;
  if (await beginRun(tx, { recurrence_id: row.id, due_at: due, outcome: "opened", at: now, missed, ticket_id: null })) {
    const { ticketId, troubles } = await openOne(tx, now, row, turn);
    await endRun(tx, row.id, due, { outcome: ticketId ? "opened" : "failed", ticket_id: ticketId, troubles });
    if (troubles.length > 0)
      await tell(tx, null, now, "recurrence.failed", row, { at: due.toISOString(), what: troubles.map(({ what }) => what) });
  }
  const skipped = (await skippedFrom(tx, [row.id], due)).get(row.id) ?? [];
  await updateRecurrence(tx, row.id, { next_at: nextAfter(seriesOf(row), now, skipped) });
  return true;
}

export async function openDue(db: Db, now: Date): Promise<void> {
  while (await transaction(db, (tx) => openNext(tx, now)));
}

export const opening: Job = { name: "recurring.open_due", pattern: "* * * * *", run: openDue };
