import type { Db } from "../db.ts";
import { Problem } from "../problem.ts";

const taken = new WeakMap<Db, Map<string, number>>();

/** A seat for each tab, counted by whose it is and by network; whoever opens too many is told to close some. */
export function takeSeats(db: Db, wanted: readonly (readonly [name: string, most: number])[]): () => void {
  const seats = taken.get(db) ?? new Map<string, number>();
  taken.set(db, seats);
  if (wanted.some(([name, limit]) => (seats.get(name) ?? 0) >= limit))
    throw new Problem(429, "too_many_streams", { facts: { seconds: 30 } });
  for (const [name] of wanted) seats.set(name, (seats.get(name) ?? 0) + 1);
  return () => {
    for (const [name] of wanted) {
      const left = (seats.get(name) ?? 1) - 1;
      if (left > 0) seats.set(name, left);
      else seats.delete(name);
    }
  };
}
