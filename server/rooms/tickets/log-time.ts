import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { Problem } from "../../platform/problem.ts";
import { tell } from "./events.ts";
import { loadForNote } from "./load-ticket.ts";
import { addWorkMinutes, endStopwatches, insertTimeEntry, runningStopwatch, type TimeEntryRow } from "./store-time.ts";
import { minutesBetween } from "./ticket.ts";

/** Work time that is known already: typed, or a contact's length. */
async function logMinutes(
  tx: Db,
  actor: Actor,
  ticketId: string,
  entry: { from: Date; to: Date; minutes: number; note?: string | undefined; source: "typed" | "contact" },
): Promise<TimeEntryRow> {
  const row = await insertTimeEntry(tx, {
    id: newId(),
    ticket_id: ticketId,
    technician_id: personIdOf(actor),
    started_at: entry.from,
    ended_at: entry.to,
    minutes: entry.minutes,
    note: entry.note ?? null,
    source: entry.source,
  });
  await addWorkMinutes(tx, ticketId, entry.minutes);
  await tell(tx, actor, entry.to, "ticket.time_logged", ticketId, { minutes: entry.minutes, source: entry.source });
  return row;
}

/** Logs minutes; without minutes my stopwatch starts, or goes on if it runs already. */
export async function logTime(
  tx: Db,
  actor: Actor,
  now: Date,
  key: string,
  given: { minutes?: number | undefined; note?: string | undefined },
): Promise<TimeEntryRow> {
  const row = await loadForNote(tx, actor, key);
  if (given.minutes !== undefined) {
    const from = new Date(now.getTime() - given.minutes * 60_000);
    return logMinutes(tx, actor, row.id, { from, to: now, minutes: given.minutes, note: given.note, source: "typed" });
  }
  const running = await runningStopwatch(tx, row.id, personIdOf(actor));
  if (running) return running;
  return insertTimeEntry(tx, {
    id: newId(),
    ticket_id: row.id,
    technician_id: personIdOf(actor),
    started_at: now,
    ended_at: null,
    minutes: null,
    note: given.note ?? null,
    source: "stopwatch",
  });
}

export async function stopStopwatch(tx: Db, actor: Actor, now: Date, key: string): Promise<TimeEntryRow> {
  const row = await loadForNote(tx, actor, key);
  const [entry] = await endStopwatches(tx, row.id, personIdOf(actor), now);
  if (!entry) throw new Problem(409, "no_stopwatch");
  await addWorkMinutes(tx, row.id, entry.minutes ?? 0);
  await tell(tx, actor, now, "ticket.time_logged", row.id, { minutes: entry.minutes, source: "stopwatch" });
  return entry;
}

/** A contact's length is work on its ticket. */
export const logContactTime = async (tx: Db, actor: Actor, ticketId: string, from: Date, to: Date): Promise<void> => {
  await logMinutes(tx, actor, ticketId, { from, to, minutes: minutesBetween(from, to), source: "contact" });
};
