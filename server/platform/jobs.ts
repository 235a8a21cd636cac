import { Logger, parseCronItems, run, type CronItem, type TaskList } from "graphile-worker";
import type pg from "pg";
import type { Db } from "./db.ts";
import type { Log } from "./log.ts";

/** Work on time. `pattern` is a crontab line's five fields, in UTC. */
export interface Job {
  name: string;
  pattern: string;
  run(db: Db, now: Date): Promise<void>;
}

/** Runs scheduled jobs with graphile-worker; each at most once per tick over all processes, retried when it fails. */
export async function startJobs(pool: pg.Pool, db: Db, jobs: readonly Job[], log: Log): Promise<{ stop(): Promise<void> }> {
  const taskList: TaskList = Object.fromEntries(jobs.map((job) => [job.name, () => job.run(db, new Date())]));
  const cron: CronItem[] = jobs.map((job) => ({ task: job.name, match: job.pattern, options: { maxAttempts: 5 } }));
  const runner = await run({
    pgPool: pool,
    taskList,
    parsedCronItems: parseCronItems(cron),
    concurrency: 2,
    noHandleSignals: true,
    logger: quietLogger(log),
  });
  return { stop: () => runner.stop() };
}

const quietLogger = (log: Log) =>
  new Logger(() => (level, message) => {
    if (level === "error" || level === "warning") log.warn({ job: message }, "the job runner reports");
  });
