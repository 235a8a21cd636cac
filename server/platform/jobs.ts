import { EventEmitter } from "node:events";
import { Logger, parseCronItems, run, type CronItem, type TaskList, type WorkerEvents } from "graphile-worker";
import type pg from "pg";
import type { Db } from "./db.ts";
import { announceRunner, type AnnouncedRunner } from "./job-runners.ts";
import type { Log } from "./log.ts";
import { startUnlocking } from "./unlock-jobs.ts";

/** Work on time. `pattern` is a crontab line's five fields, in UTC. */
export interface Job {
  name: string;
  pattern: string;
  run(db: Db, now: Date): Promise<void>;
}

/**
 * Runs scheduled jobs with graphile-worker; each at most once per tick over all processes, retried when it fails. A try is
 * counted before it is made, so a job that ends its process is not tried for ever. What runners left behind that are no
 * more is taken up by those who are.
 */
export async function startJobs(url: string, pool: pg.Pool, db: Db, jobs: readonly Job[], log: Log): Promise<{ stop(): Promise<void> }> {
  const taskList: TaskList = Object.fromEntries(jobs.map((job) => [job.name, () => job.run(db, new Date())]));
  const cron: CronItem[] = jobs.map((job) => ({ task: job.name, match: job.pattern, options: { maxAttempts: 5 } }));
  const events: WorkerEvents = new EventEmitter();
  let announced: AnnouncedRunner | null = null;
  events.on("pool:create", ({ workerPool }) => (announced ??= announceRunner(url, workerPool.id, log)));
  const runner = await run({
    pgPool: pool,
    taskList,
    parsedCronItems: parseCronItems(cron),
    concurrency: 2,
    noHandleSignals: true,
    logger: quietLogger(log),
    events,
  });
  const unlocking = startUnlocking(pool, log);
  return {
    async stop() {
      unlocking.stop();
      await runner.stop();
      await announced?.stop();
    },
  };
}

const quietLogger = (log: Log) =>
  new Logger(() => (level, message) => {
    if (level === "error" || level === "warning") log.warn({ job: message }, "the job runner reports");
  });
