import { transaction, type Db } from "../../platform/db.ts";
import type { Job } from "../../platform/jobs.ts";
import { leave } from "./go.ts";
import { forgetNetworks, forgotten, lockWalkIn } from "./store.ts";

const hour = 3_600_000;
/** Nobody stands in a queue for longer; they went without a word. */
const longest = 12 * hour;

/** Closes the queue behind who went; each in a transaction of its own, so that one that fails holds up no other. */
export async function closeForgotten(db: Db, now: Date): Promise<number> {
  let closed = 0;
  for (const { id } of await forgotten(db, new Date(now.getTime() - longest))) {
    await transaction(db, async (tx) => {
      const row = await lockWalkIn(tx, id);
      if (row) await leave(tx, now, row);
      closed += 1;
    });
  }
  return closed;
}

export const jobs: Job[] = [
  { name: "counters.close_forgotten", pattern: "17 * * * *", run: async (db, now) => void (await closeForgotten(db, now)) },
  {
    name: "counters.forget",
    pattern: "43 * * * *",
    run: async (db, now) => void (await forgetNetworks(db, new Date(now.getTime() - 24 * hour))),
  },
];
