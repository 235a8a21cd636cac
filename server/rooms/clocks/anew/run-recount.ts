import { theDesk, type Actor } from "../../../platform/actor.ts";
import { transaction, type Db } from "../../../platform/db.ts";
import { publish } from "../../../platform/events/publish.ts";
import { Problem } from "../../../platform/problem.ts";
import { actorFor } from "../../access/index.ts";
import { countAnew } from "./count-anew.ts";
import { endRecount, goOn, nextAffected, takeRunning } from "./store-recounts.ts";

/** Who asked; where they left meanwhile, the desk goes on by itself: what was begun is half done otherwise. */
async function askerOf(tx: Db, id: string | null): Promise<Actor> {
  if (id === null) return theDesk([]);
  try {
    return await actorFor(tx, id);
  } catch (error) {
    if (error instanceof Problem) return theDesk([]);
    throw error;
  }
}

/**
 * Counts the next tickets of one, in one transaction with the mark how far it came: whenever a process is killed, the next one goes on
 * there. Answers whether there may be more to do; false also while another worker is at it. Publishes `clock_recount.finished`.
 */
export const runRecount = (db: Db, id: string, now: Date, size: number): Promise<boolean> =>
  transaction(db, async (tx) => {
    const job = await takeRunning(tx, id);
    if (!job) return false;
    const ids = await nextAffected(tx, job, job.after_id, size);
    const moved = ids.length === 0 ? 0 : await countAnew(tx, await askerOf(tx, job.asked_by), now, ids, job);
    await goOn(tx, id, { done: ids.length, moved, after_id: ids.at(-1) ?? job.after_id });
    if (ids.length === size) return true;
    await endRecount(tx, id, "done", now);
    const data = { recount_id: id, reason: job.reason, moved: job.moved + moved };
    await publish(tx, { type: "clock_recount.finished", actorId: job.asked_by, data }, now);
    return false;
  });
