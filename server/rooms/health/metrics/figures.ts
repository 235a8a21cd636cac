import type { Db } from "../../../platform/db.ts";
import { countNumbersGiven } from "../../tickets/index.ts";
import { healthSettings } from "../settings.ts";
import { lagOf } from "../store.ts";
import { readMailFigures } from "./mail-figures.ts";
import { countFailures, hasJobRunner } from "../store-failures.ts";
import { countJobs } from "../store-runner.ts";

async function readFigures(db: Db) {
  const readers = healthSettings().reactions;
  const late = await lagOf(db, readers);
  return {
    lag: readers.map((name) => ({ name, seconds: late.find((one) => one.name === name)?.seconds ?? 0 })),
    mail: await readMailFigures(db, new Date()),
    jobs: (await hasJobRunner(db)) ? await countJobs(db) : { waiting: 0, failed: 0 },
    failures: await countFailures(db),
    numbers: await countNumbersGiven(db),
  };
}

let last: { db: Db; at: number; found: ReturnType<typeof readFigures> } | null = null;

/** The figures of at most five seconds ago: whoever asks often, the database is asked seldom. */
export function recentFigures(db: Db): ReturnType<typeof readFigures> {
  if (!last || last.db !== db || performance.now() - last.at > 5000) last = { db, at: performance.now(), found: readFigures(db) };
  return last.found;
}
