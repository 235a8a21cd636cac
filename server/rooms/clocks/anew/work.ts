import type { Db } from "../../../platform/db.ts";
import { onLeisurelyWake } from "../../../platform/events/wake.ts";
import type { Log } from "../../../platform/log.ts";
import { lookWhenPoked } from "../../../platform/look-when-poked.ts";
import type { Work } from "../../../platform/work.ts";
import { runRecount } from "./run-recount.ts";
import { runningRecounts } from "./store-recounts.ts";

/** Tickets of one transaction: as many as are locked at once, for a fraction of a second. */
const size = 100;

async function startWorking(db: Db, log: Log): Promise<{ stop(): Promise<void> }> {
  const work = async (): Promise<void> => {
    for (const id of await runningRecounts(db)) while (!looking.isStopped() && (await runRecount(db, id, new Date(), size)));
  };
  const looking = lookWhenPoked(work, (error) => log.warn({ error: error.message }, "counting anew waits"));
  const off = onLeisurelyWake(looking.poke);
  looking.poke();
  return {
    stop() {
      off();
      return looking.stop();
    },
  };
}

export const counting: Work = { name: "clocks counted anew", start: startWorking };
