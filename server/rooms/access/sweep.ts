import type { Db } from "../../platform/db.ts";
import type { Job } from "../../platform/jobs.ts";
import { deleteAttemptsBefore } from "./store-attempt.ts";
import { deleteCodesBefore } from "./store-code.ts";
import { deletePendingBefore } from "./store-pending.ts";
import { deleteChallengesBefore } from "./factors/store-challenge.ts";
import { deleteSessionsBefore } from "./store-session.ts";

const day = 24 * 3_600_000;
const ago = (now: Date, days: number): Date => new Date(now.getTime() - days * day);

/** Forgets what is over: counters, used codes, and sessions once they no longer tell a known place from a strange one. */
export async function sweepAccess(db: Db, now: Date): Promise<void> {
  await deleteAttemptsBefore(db, ago(now, 1));
  await deleteCodesBefore(db, ago(now, 1));
  await deletePendingBefore(db, ago(now, 1));
  await deleteChallengesBefore(db, ago(now, 1));
  await deleteSessionsBefore(db, ago(now, 90));
}

export const sweep: Job = { name: "access.sweep", pattern: "17 * * * *", run: sweepAccess };
