import type { Db } from "../../platform/db.ts";
import { Problem } from "../../platform/problem.ts";
import { countersOf, waitFor, type Attempt } from "./limits.ts";
import { countUp, forgetAttempts, takeBack } from "./store-attempt.ts";

export interface Counted {
  /** It was the right person: forgets the tries of this account here and takes back what this one added elsewhere. */
  succeeded(): Promise<void>;
}

/**
 * Counts a try before anything is looked at, committed at once; throws 429 with the seconds to wait when it is one too
 * many. `db` must be the pool: a counter that is rolled back with the refusal counts nothing.
 */
export async function countAttempt(db: Db, attempt: Attempt, now: Date): Promise<Counted> {
  const counters = countersOf(attempt, now);
  // What is shared comes first: a network that is over its limit leaves no more rows behind, whatever addresses it makes up.
  for (const some of [counters.filter(({ own }) => !own), counters.filter(({ own }) => own)]) {
    const rows = await countUp(
      db,
      some.map(({ key, window_start }) => ({ key, window_start })),
    );
    const seconds = waitFor(some, new Map(rows.map((row) => [row.key, row.count])), now);
    if (seconds > 0) throw new Problem(429, "too_many_attempts", { facts: { seconds } });
  }
  return {
    async succeeded() {
      // One row at a time, each committed by itself: parallel sign-ins cannot block each other.
      for (const counter of counters) await (counter.own ? forgetAttempts(db, counter.key) : takeBack(db, counter));
    },
  };
}
