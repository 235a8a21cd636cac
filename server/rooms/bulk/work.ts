import { isDiskFull, isDisturbed, isUnreachable } from "../../platform/database-errors.ts";
import type { Db } from "../../platform/db.ts";
import { onLeisurelyWake } from "../../platform/events/wake.ts";
import type { Log } from "../../platform/log.ts";
import { lookWhenPoked } from "../../platform/look-when-poked.ts";
import type { Work } from "../../platform/work.ts";
import { runBatch, setAside } from "./run-batch.ts";
import { runningBulks } from "./store.ts";

/** Tickets of one transaction: as many as are locked at once, for a fraction of a second. */
const size = 250;

/** Nothing is wrong with the tickets: the same goes well in a moment. */
const passes = (error: unknown): boolean => isUnreachable(error) || isDisturbed(error) || isDiskFull(error);

/** One at a time, so that the one at which it fails is found; the others go on. */
async function oneByOne(db: Db, id: string, log: Log): Promise<boolean> {
  let places: readonly number[] = [];
  for (let left = size; left > 0; left--) {
    try {
      const more = await runBatch(db, id, new Date(), { size: 1, taken: (taken) => (places = taken) });
      if (!more) return false;
    } catch (error) {
      const [place] = places;
      if (passes(error) || place === undefined) throw error;
      log.error({ err: error, bulk: id, place }, "one ticket of a bulk change failed");
      await setAside(db, id, place);
    }
  }
  return true;
}

export async function workOn(db: Db, id: string, log: Log): Promise<boolean> {
  try {
    return await runBatch(db, id, new Date(), { size });
  } catch (error) {
    if (passes(error)) throw error;
    log.warn({ err: error, bulk: id }, "a batch of a bulk change failed; its tickets are taken one by one");
    return oneByOne(db, id, log);
  }
}

/** Works on bulk changes in turn, a batch of each: a small one does not wait for a large one. */
async function startWorking(db: Db, log: Log): Promise<{ stop(): Promise<void> }> {
  const work = async (): Promise<void> => {
    let waiting = await runningBulks(db);
    while (waiting.length > 0 && !looking.isStopped()) {
      const more: string[] = [];
      for (const id of waiting) if (!looking.isStopped() && (await workOn(db, id, log))) more.push(id);
      if (more.length === 0) return;
      waiting = await runningBulks(db);
    }
  };
  const looking = lookWhenPoked(work, (error) => log.warn({ error: error.message }, "bulk changes wait"));
  const off = onLeisurelyWake(looking.poke);
  looking.poke();
  return {
    stop() {
      off();
      return looking.stop();
    },
  };
}

export const working: Work = { name: "bulk changes", start: startWorking };
