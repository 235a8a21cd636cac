import type pg from "pg";
import { isRunning } from "./job-runners.ts";
import type { Log } from "./log.ts";

/** Between two looks (ms). */
const pause = 5000;

/** Runners that hold jobs or queues and are not connected. */
async function findGone(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(`
    select distinct held.locked_by as id
    from (
      select locked_by from graphile_worker._private_jobs where locked_at is not null
      union select locked_by from graphile_worker._private_job_queues where locked_at is not null
    ) as held
    where held.locked_by is not null and not ${isRunning("held.locked_by")}`);
  return rows.map(({ id }) => id);
}

/**
 * Frees the jobs of runners that are gone, once. `suspects` were gone at the last look: one look is not enough, because
 * a connection may drop and come back. Answers who is gone now.
 */
export async function unlockJobs(pool: pg.Pool, suspects: ReadonlySet<string>, log: Log): Promise<Set<string>> {
  const gone = await findGone(pool);
  const dead = gone.filter((id) => suspects.has(id));
  if (dead.length > 0) {
    await pool.query("select graphile_worker.force_unlock_workers($1)", [dead]);
    log.warn({ runners: dead.length }, "jobs of runners that are gone are free again");
  }
  return new Set(gone);
}

/** Looks every few seconds; any number of processes may. */
export function startUnlocking(pool: pg.Pool, log: Log): { stop(): void } {
  let suspects: ReadonlySet<string> = new Set();
  const look = () =>
    void unlockJobs(pool, suspects, log)
      .then((gone) => (suspects = gone))
      .catch((error: Error) => log.warn({ error: error.message }, "looking for jobs left behind waits for the database"));
  look();
  const timer = setInterval(look, pause);
  return { stop: () => clearInterval(timer) };
}
