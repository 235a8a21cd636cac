import type { Db } from "../../platform/db.ts";
import type { Job } from "../../platform/jobs.ts";
import { keptFor } from "./policy.ts";
import { oldBulks } from "./store.ts";
import { deleteItems } from "./store-items.ts";

const batch = 5000;

/** What became of each ticket is of use for a while; that there was a bulk change, and what it did, stays. */
export async function sweepBulk(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptFor);
  for (let old = await oldBulks(db, before); old.length > 0; old = await oldBulks(db, before))
    for (const id of old) while ((await deleteItems(db, id, batch)) === batch);
}

export const sweep: Job = { name: "bulk.sweep", pattern: "37 3 * * *", run: sweepBulk };
