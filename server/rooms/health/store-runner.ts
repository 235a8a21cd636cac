import { sql, tables, type Db } from "../../platform/db.ts";
import { runnerLocks } from "../../platform/job-runners.ts";

/** Job runners that are connected now, in any process. */
export async function countRunners(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct pid)::int as count from pg_locks
    where locktype = 'advisory' and classid = ${runnerLocks}::oid and granted
      and database = (select oid from pg_database where datname = current_database())`.execute(tables(db));
  return rows[0]?.count ?? 0;
}

/** For how long (s) the oldest job that could run has waited for its turn. */
export async function oldestWaiting(db: Db): Promise<number> {
  const { rows } = await sql<{ seconds: number | null }>`
    select extract(epoch from clock_timestamp() - min(run_at))::int as seconds from graphile_worker.jobs
    where locked_at is null and attempts < max_attempts and run_at < clock_timestamp()`.execute(tables(db));
  return rows[0]?.seconds ?? 0;
}

export async function countJobs(db: Db): Promise<{ waiting: number; failed: number }> {
  const { rows } = await sql<{ waiting: number; failed: number }>`
    select count(*) filter (where attempts < max_attempts)::int as waiting, count(*) filter (where attempts >= max_attempts)::int as failed
    from graphile_worker.jobs`.execute(tables(db));
  return rows[0] ?? { waiting: 0, failed: 0 };
}
