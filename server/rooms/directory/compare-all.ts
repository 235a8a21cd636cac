import type { Db } from "../../platform/db.ts";
import type { Course } from "./read-all.ts";
import { requireRead, step, Stopped } from "./store-fence.ts";
import { goneAfter, keepChanges, readAfter } from "./store-sync.ts";
import { takeBatch, type Taken } from "./take-batch.ts";
import { takeGone } from "./take-gone.ts";

const atOnce = 1000;

export type Counts = Record<"created" | "changed" | "left" | "back" | "refused" | "unchanged", number>;

/** What is done with what would be: only counted, told, or told and written. */
export type Depth = "count" | "tell" | "write";

/** Each page in a transaction of its own, with its count: what is told is what was written. */
export async function compareAll({ db, sync, directory, now, isStopped }: Course, read: number, depth: Depth): Promise<Counts> {
  const counts: Counts = { created: 0, changed: 0, left: 0, back: 0, refused: 0, unchanged: 0 };
  const moved = new Set<string>();
  const writes = depth === "write";
  let n = 0;
  const take = async (tx: Db, taken: Taken) => {
    if (depth !== "count") {
      const changes = taken.changes.map((change) => ({ ...change, sync_id: sync.id, n: (n += 1) }));
      await keepChanges(tx, changes);
    }
    for (const { outcome } of taken.changes) counts[outcome] += 1;
    for (const id of taken.moved) moved.add(id);
    counts.unchanged += taken.unchanged;
    return depth === "count" ? {} : counts;
  };
  const pages = async <T extends { key: string }>(next: (after: string) => Promise<T[]>, plan: (tx: Db, rows: T[]) => Promise<Taken>) => {
    for (let [after, rows] = ["", await next("")]; rows.length > 0; rows = await next(after)) {
      if (isStopped()) throw new Stopped("interrupted");
      const page = rows;
      await step(db, sync, async (tx) => take(tx, await plan(tx, page)));
      after = page.at(-1)?.key ?? "";
    }
  };
  await pages(
    (after) => readAfter(db, directory.id, sync.id, after, atOnce),
    (tx, rows) => takeBatch(tx, directory, sync.id, rows, now(), writes),
  );
  await requireRead(db, sync.id, read);
  await pages(
    (after) => goneAfter(db, directory.id, sync.id, after, atOnce),
    async (tx, rows) => {
      await requireRead(tx, sync.id, read);
      // Whose account is another one now has not left: where nothing is written, that stands nowhere else.
      const gone = rows.filter(({ person_id }) => !moved.has(person_id));
      return takeGone(tx, directory.id, gone, now(), writes);
    },
  );
  return counts;
}
