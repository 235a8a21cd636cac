import type { Db } from "../../platform/db.ts";
import { hoursBook, readBook } from "../calendars/index.ts";
import { levelsBook, readLevels } from "../levels/index.ts";
import { dueCounted } from "../tickets/index.ts";
import type { HistoryRow } from "./history.ts";
import { recount, type Clock } from "./recount.ts";
import { historiesOf, keepClocks } from "./store.ts";
import type { Books } from "./turns.ts";

/** As of now, whatever this process remembers: another one may just have changed them. */
export async function booksAnew(db: Db): Promise<Books> {
  return { levels: await readLevels(db), calendars: await readBook(db) };
}

export async function booksNow(db: Db): Promise<Books> {
  const levels = await levelsBook(db);
  return { levels, calendars: await hoursBook(db) };
}

/** When its solution is due by the level it has; null: none says so, or somebody did. Pure. */
function dueOf(row: HistoryRow, clocks: readonly Clock[]): Date | null {
  if (row.by_hand) return null;
  const last = row.facts.findLast(({ type }) => type === "ticket.reopened");
  const began = last ? Date.parse(last.at) : row.opened_at.getTime();
  return clocks.find((one) => one.metric === "resolution" && one.began_at.getTime() === began)?.due_at ?? null;
}

interface How {
  /** Nobody is told. */
  quiet?: boolean;
  /** By these levels and calendars. */
  books?: Books;
}

/** Counts the clocks of these tickets from what happened, keeps them, and moves when each is due. Publishes `ticket.due_counted` where that moved. */
export async function countClocks(tx: Db, now: Date, ids: readonly string[], { quiet = false, books: given }: How = {}): Promise<void> {
  if (ids.length === 0) return;
  const levels = given?.levels ?? (await levelsBook(tx));
  if (levels.empty) return;
  const books = given ?? { levels, calendars: await hoursBook(tx) };
  const rows = (await historiesOf(tx, ids)).toSorted((a, b) => (a.ticket_id < b.ticket_id ? -1 : 1));
  const counted = rows.map((row) => ({ row, clocks: recount(row, books) }));
  // Tickets first, as everybody else who holds one and its clocks.
  await dueCounted(
    tx,
    counted.flatMap(({ row, clocks }) => {
      const due_at = dueOf(row, clocks);
      return due_at && due_at.getTime() !== row.due_at?.getTime() ? [{ ticket_id: row.ticket_id, from: row.due_at, due_at }] : [];
    }),
    quiet,
  );
  await keepClocks(
    tx,
    ids,
    counted.flatMap(({ row: { ticket_id }, clocks }) => clocks.map((clock) => ({ ...clock, ticket_id }))),
  );
}
