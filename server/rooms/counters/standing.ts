import type { Db } from "../../platform/db.ts";
import { hoursOf, openAt } from "./hours.ts";
import type { Standing } from "./present.ts";
import type { CounterRow } from "./store-counters.ts";
import { queueAt } from "./store-shown.ts";
import { passFor } from "./tokens.ts";

/** How counters stand this moment: two questions, however many look. */
export async function standingsOf(db: Db, now: Date, counters: readonly CounterRow[]): Promise<Map<string, Standing>> {
  if (counters.length === 0) return new Map();
  const ids = counters.map(({ id }) => id);
  const [queue, hours] = await Promise.all([queueAt(db, ids), Promise.all(counters.map((counter) => hoursOf(db, counter)))]);
  return new Map(
    counters.map((counter, index) => {
      const here = hours[index];
      const { open, opensAt } = here ? openAt(here, now) : { open: false, opensAt: null };
      const of = ({ counter_id }: { counter_id: string }) => counter_id === counter.id;
      return [counter.id, { counter, open: open && counter.active, opensAt, queue: queue.filter(of) }];
    }),
  );
}

export async function standingOf(db: Db, now: Date, counter: CounterRow): Promise<Standing> {
  const found = (await standingsOf(db, now, [counter])).get(counter.id);
  if (!found) throw new Error(`no standing of counter ${counter.id}`);
  return found;
}

/** The same as `placeOf` counts, in a queue that is read already. Pure. */
export function placeIn(queue: Standing["queue"], { id }: { id: string }, now: Date): number {
  const waiting = queue.filter(({ state }) => state === "waiting");
  const mine = waiting.findIndex((one) => one.id === id);
  return waiting.filter(({ due_at }, index) => index <= mine || (due_at !== null && due_at <= now)).length;
}

/** Where a telephone checks in, behind the code on a screen. The pass stands behind the #: no server's log keeps it. */
export const linkOf = (counter: CounterRow, now: Date): string | null =>
  counter.by_phone && counter.active ? `/check-in/${counter.key}#${passFor(counter.id, now)}` : null;
