import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { hoursNow } from "../calendars/index.ts";
import { updateMinutes } from "../catalog/index.ts";
import { levelsBook } from "../levels/index.ts";
import { settleUpdate, type Moments, type Saying, type Settled } from "./next-update.ts";
import { beginUpdates, endUpdates, hastenUpdates, holdTickets, updatesOf, type UpdateRow } from "./store-updates.ts";

async function sayingNow(db: Db): Promise<Saying> {
  const [levels, hours, minutes] = await Promise.all([levelsBook(db), hoursNow(db), updateMinutes(db)]);
  return { levels, hours, minutes };
}

const minute = 60_000;

/** A quarter of the time before it is over, and a quarter of an hour at most. */
function reminder(since: Date, due: Date) {
  const minutes = Math.floor(Math.min(15, (due.getTime() - since.getTime()) / minute / 4));
  return { remind_minutes: minutes, remind_at: new Date(due.getTime() - minutes * minute) };
}

const begunOf = ({ since, due, quiet }: NonNullable<Settled["begin"]>) => ({
  id: newId(),
  made_at: since,
  due_at: due,
  reminded_at: quiet ? since : null,
  ...reminder(since, due),
});

interface One {
  row: UpdateRow;
  settled: Settled;
}

/** Keeps what has become of the words that are owed on these tickets. */
export async function settleUpdates(
  tx: Db,
  at: Date,
  ids: readonly string[],
  moments: ReadonlyMap<string, Moments> = new Map(),
): Promise<void> {
  if (ids.length === 0) return;
  // Tickets first, then what is promised of them, as by whoever acts on one; and read when nobody changes them any more.
  await holdTickets(tx, ids);
  const saying = await sayingNow(tx);
  const rows = (await updatesOf(tx, ids)).toSorted((a, b) => (a.ticket_id < b.ticket_id ? -1 : 1));
  const all = rows.map((row): One => ({ row, settled: settleUpdate(row, saying, at, moments.get(row.ticket_id)) }));
  await endUpdates(
    tx,
    all.flatMap(({ row: { id, due_at }, settled: { end } }) => (end && id && due_at ? [{ id, was: due_at, ...end }] : [])),
    at,
  );
  await beginUpdates(
    tx,
    all.flatMap(({ row: { ticket_id, team_id }, settled: { begin } }) => (begin ? [{ ticket_id, team_id, ...begunOf(begin) }] : [])),
  );
  await hastenUpdates(
    tx,
    all.flatMap(({ row: { id }, settled: { sooner } }) =>
      sooner && id ? [{ id, due_at: sooner.due, remind_at: reminder(sooner.since, sooner.due).remind_at }] : [],
    ),
  );
}

/** By when they hear more. */
export interface NextUpdate {
  ticket_id: string;
  /** Null until it is kept, a moment later. */
  promise_id: string | null;
  due_at: Date;
  moved: boolean;
}

/** The next word on each of these tickets, as what has happened says by now; those on which none is owed are left out. */
export async function nextUpdates(db: Db, at: Date, ids: readonly string[]): Promise<Map<string, NextUpdate>> {
  if (ids.length === 0) return new Map();
  const [saying, rows] = await Promise.all([sayingNow(db), updatesOf(db, ids)]);
  return new Map(
    rows.flatMap((row): [string, NextUpdate][] => {
      const { ticket_id, id, due_at, moved } = row;
      const { begin, end } = settleUpdate(row, saying, at);
      if (begin) return [[ticket_id, { ticket_id, promise_id: null, due_at: begin.due, moved: false }]];
      if (end || !id || !due_at) return [];
      return [[ticket_id, { ticket_id, promise_id: id, due_at, moved: Number(moved) > 0 }]];
    }),
  );
}
