import { sql, tables, type Db } from "../../platform/db.ts";

export interface ReactionFailureRow {
  subscriber: string;
  event_id: string;
  error: string;
  attempts: number;
  failed_at: Date;
  about: string | null;
  ticket_number: number | null;
}

export async function listReactionFailures(db: Db, limit: number): Promise<ReactionFailureRow[]> {
  const { rows } = await sql<ReactionFailureRow>`
    select f.subscriber, f.event_id, f.error, f.attempts, f.failed_at, e.type as about, t.number as ticket_number
    from reaction_failure as f
    left join event as e on e.id = f.event_id
    left join ticket_card as t on t.id = e.ticket_id
    order by f.failed_at desc limit ${limit}`.execute(tables(db));
  return rows;
}

export interface JobFailureRow {
  id: string;
  name: string;
  error: string | null;
  attempts: number;
  max_attempts: number;
  failed_at: Date;
  run_at: Date;
}

/** Before the first worker has run, there is no job runner to ask. */
export async function hasJobRunner(db: Db): Promise<boolean> {
  const { rows } = await sql<{ at: string | null }>`select to_regclass('graphile_worker.jobs')::text as at`.execute(tables(db));
  return rows[0]?.at !== null;
}

/** A job that was tried as often as may be without an error has ended its process. */
const failed = sql`locked_at is null and (last_error is not null or attempts >= max_attempts)`;

export async function listJobFailures(db: Db, limit: number): Promise<JobFailureRow[]> {
  const { rows } = await sql<JobFailureRow>`
    select id::text, task_identifier as name, last_error as error, attempts, max_attempts, updated_at as failed_at, run_at
    from graphile_worker.jobs where ${failed} order by updated_at desc limit ${limit}`.execute(tables(db));
  return rows;
}

export async function countFailures(db: Db): Promise<{ name: string; count: number }[]> {
  const jobs = (await hasJobRunner(db))
    ? sql`union all select task_identifier, count(*)::int from graphile_worker.jobs where ${failed} group by 1`
    : sql``;
  const { rows } = await sql<{ name: string; count: number }>`
    select subscriber as name, count(*)::int as count from reaction_failure group by 1 ${jobs} order by 1`.execute(tables(db));
  return rows;
}

/** Due within seconds, with all tries anew; false when it is no more. */
export async function retryReaction(tx: Db, subscriber: string, eventId: string): Promise<boolean> {
  const { rows } = await sql`update reaction_failure set attempts = 0
    where subscriber = ${subscriber} and event_id = ${eventId} returning 1`.execute(tables(tx));
  return rows.length > 0;
}

export async function forgetReaction(tx: Db, subscriber: string, eventId: string): Promise<boolean> {
  const { rows } = await sql`delete from reaction_failure where subscriber = ${subscriber} and event_id = ${eventId} returning 1`.execute(
    tables(tx),
  );
  return rows.length > 0;
}

/** Through the job runner's own functions, which leave a job that runs now alone. Answers the job's name. */
export async function retryJob(tx: Db, id: string): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`
    select (select identifier from graphile_worker._private_tasks where id = j.task_id) as name
    from graphile_worker.reschedule_jobs(array[${id}::bigint], run_at := now(), attempts := 0) as j`.execute(tables(tx));
  return rows[0]?.name ?? null;
}

export async function forgetJob(tx: Db, id: string): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`
    select (select identifier from graphile_worker._private_tasks where id = j.task_id) as name
    from graphile_worker.complete_jobs(array[${id}::bigint]) as j`.execute(tables(tx));
  return rows[0]?.name ?? null;
}
