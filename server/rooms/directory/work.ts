import type { Db } from "../../platform/db.ts";
import { onLeisurelyWake } from "../../platform/events/wake.ts";
import type { Job } from "../../platform/jobs.ts";
import type { Log } from "../../platform/log.ts";
import { lookWhenPoked } from "../../platform/look-when-poked.ts";
import { Problem } from "../../platform/problem.ts";
import type { Work } from "../../platform/work.ts";
import { askSync } from "./ask-sync.ts";
import { runSync } from "./run-sync.ts";
import { leaseSync } from "./store-fence.ts";
import { dueDirectories, forgetOldSyncs } from "./store-sync.ts";

/** Begins with readings that somebody asked for, one after the other. */
async function startReading(db: Db, log: Log): Promise<{ stop(): Promise<void> }> {
  const complain = (error: Error) => log.warn({ error: error.message }, "readings of directories wait");
  const now = () => new Date();
  const looking = lookWhenPoked(async () => {
    for (;;) {
      const sync = looking.isStopped() ? undefined : await leaseSync(db);
      if (!sync) return;
      await runSync(db, sync, now, looking.isStopped, (error) => log.error({ err: error }, "a reading of a directory failed"));
    }
  }, complain);
  const off = onLeisurelyWake(looking.poke);
  looking.poke();
  return {
    async stop() {
      off();
      await looking.stop();
    },
  };
}

export const reading: Work = { name: "directories", start: startReading };

/** Asks for the readings that are due by the clock. */
async function askDue(db: Db, now: Date): Promise<void> {
  for (const directory of await dueDirectories(db, now))
    await askSync(db, directory, null, now, { preview: false, accept_leaving: null }).catch((error: unknown) => {
      // One goes on: this one is asked for again in a minute.
      if (!(error instanceof Problem)) throw error;
    });
}
export const asking: Job = { name: "ask for directories to be read", pattern: "* * * * *", run: askDue };

const keptDays = 30;
export const sweeping: Job = {
  name: "forget old readings of directories",
  pattern: "17 3 * * *",
  run: async (db, now) => void (await forgetOldSyncs(db, new Date(now.getTime() - keptDays * 86_400_000))),
};
