import { runMigrations } from "graphile-worker";
import type pg from "pg";

/**
 * Jobs belong to graphile-worker, whose tables change with its versions: what waits is written down by name and payload, and
 * given to it anew through its own `add_job`. Schedules are not: the program brings them.
 */
export const jobColumns = ["task", "payload", "queue", "run_at", "attempts", "max_attempts", "key", "priority", "flags", "last_error"];

export const copyJobs = `copy (
  select t.identifier, j.payload, q.queue_name, j.run_at, j.attempts, j.max_attempts, j.key, j.priority,
    (select array_agg(flag order by flag collate "C") from jsonb_object_keys(j.flags) as f (flag)), j.last_error
  from graphile_worker._private_jobs as j
  join graphile_worker._private_tasks as t on t.id = j.task_id
  left join graphile_worker._private_job_queues as q on q.id = j.job_queue_id
  order by j.id) to stdout`;

export async function hasJobs(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ at: string | null }>("select to_regclass('graphile_worker._private_jobs')::text as at");
  return rows[0]?.at !== null;
}

/** Where jobs are loaded before they are given to the job runner; goes with the transaction. */
export const makeRoomForJobs = `create temporary table waiting_job (
  at bigint generated always as identity, task text, payload json, queue text, run_at timestamptz, attempts int, max_attempts int,
  key text, priority int, flags text[], last_error text) on commit drop`;

export const addJobs = `do $$
declare
  one record;
  added bigint;
begin
  for one in select * from waiting_job order by at loop
    select id into added from graphile_worker.add_job(
      one.task, one.payload, one.queue, one.run_at, one.max_attempts, one.key, one.priority, one.flags);
    update graphile_worker._private_jobs set attempts = one.attempts, last_error = one.last_error where id = added;
  end loop;
end $$`;

/** The job runner's own tables, where it has never run. */
export const prepareJobs = (url: string): Promise<void> => runMigrations({ connectionString: url });
