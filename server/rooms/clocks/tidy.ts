import type { Db } from "../../platform/db.ts";
import type { Job } from "../../platform/jobs.ts";
import { forgetTold } from "./store-due.ts";

const keptFor = 90 * 86_400_000;
const batch = 5000;

/** What was told of targets that have been over for long is told no more, and need not be remembered. */
export async function tidyTold(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptFor);
  while ((await forgetTold(db, before, batch)) === batch);
}

export const tidy: Job = { name: "clocks.tidy", pattern: "23 4 * * *", run: tidyTold };
