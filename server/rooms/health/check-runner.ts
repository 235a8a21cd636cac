import type { Db } from "../../platform/db.ts";
import type { Finding } from "./checks.ts";
import { hasJobRunner } from "./store-failures.ts";
import { countRunners, oldestWaiting } from "./store-runner.ts";

/** Work on time may wait this long (s) for its turn. */
const patience = 300;

/** Whether anybody does the work on time, and whether it gets done. */
export async function checkRunner(db: Db): Promise<Finding> {
  const runners = await countRunners(db);
  const late = (await hasJobRunner(db)) ? await oldestWaiting(db) : 0;
  return { ok: runners > 0 && late <= patience, facts: { runners, minutes: Math.round(late / 60) } };
}
