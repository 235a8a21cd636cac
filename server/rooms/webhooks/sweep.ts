import type { Db } from "../../platform/db.ts";
import type { Job } from "../../platform/jobs.ts";
import { deleteOld, giveUpOverdue } from "./store-deliveries.ts";

const keptFor = 30 * 24 * 60 * 60_000;
const batch = 5000;

/** Gives up what waited for too long, and forgets what was told long ago. */
export async function sweepWebhooks(db: Db, now: Date): Promise<void> {
  await giveUpOverdue(db, now);
  const before = new Date(now.getTime() - keptFor);
  while ((await deleteOld(db, before, batch)) === batch);
}

export const sweep: Job = { name: "webhooks.sweep", pattern: "23 * * * *", run: sweepWebhooks };
