import { Problem } from "../problem.ts";

export interface Turns {
  /** Runs `work` when it is the caller's turn; throws 429 when too much of theirs waits already. */
  take<T>(caller: string, work: () => Promise<T>): Promise<T>;
}

/**
 * Lets each caller have so many requests under way and a few more waiting. Whoever sends hundreds at once waits for their own;
 * the connections to the database that are left are for everybody else.
 */
export function createTurns({ atOnce, waiting }: { atOnce: number; waiting: number }): Turns {
  const callers = new Map<string, { running: number; queue: (() => void)[] }>();
  return {
    async take(caller, work) {
      const mine = callers.get(caller) ?? { running: 0, queue: [] };
      callers.set(caller, mine);
      if (mine.running < atOnce) mine.running += 1;
      else {
        if (mine.queue.length >= waiting) throw new Problem(429, "too_many_at_once", { facts: { seconds: 1 } });
        // Who leaves hands its place on, so `running` stays as it is.
        await new Promise<void>((next) => mine.queue.push(next));
      }
      try {
        return await work();
      } finally {
        const next = mine.queue.shift();
        if (next) next();
        else if (--mine.running === 0) callers.delete(caller);
      }
    },
  };
}
