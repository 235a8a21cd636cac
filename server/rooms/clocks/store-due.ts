import type { Metric } from "../../../contract/service-levels.ts";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { KeptStep } from "./steps.ts";
import type { ClockTables } from "./tables.ts";

/** Takes for told what was to be told by then, without a word. */
export async function passSteps(tx: Db, now: Date): Promise<void> {
  const db = tables<ClockTables>(tx);
  await sql`insert into ticket_clock_told select c.ticket_id, c.metric, c.began_at, s ->> 'key', (s ->> 'at')::timestamptz
    from ticket_clock c, jsonb_array_elements(c.steps) s where (s ->> 'at')::timestamptz <= ${now} on conflict do nothing`.execute(db);
  await sql`update ticket_clock c set next_at = (select min((s ->> 'at')::timestamptz) from jsonb_array_elements(c.steps) s
    where (s ->> 'at')::timestamptz > ${now}) where next_at <= ${now}`.execute(db);
}

export interface DueStep {
  ticket_id: string;
  metric: Metric;
  due_at: Date;
  level: string;
  step: KeptStep;
}

/**
 * Takes what is to be told by now, from so many clocks: nobody else takes it meanwhile, and what was told once is not taken again. Rides
 * ticket_clock_next_idx.
 */
export async function takeSteps(tx: Db, now: Date, limit: number): Promise<{ clocks: number; steps: DueStep[] }> {
  const db = tables<ClockTables>(tx);
  const { rows: taken } = await sql<{
    ticket_id: string;
    metric: Metric;
    began_at: Date;
  }>`select ticket_id, metric, began_at from ticket_clock
    where next_at <= ${now} order by next_at, ticket_id limit ${limit} for update skip locked`.execute(db);
  if (taken.length === 0) return { clocks: 0, steps: [] };
  const named = sql`jsonb_to_recordset(${JSON.stringify(taken)}::jsonb) g (ticket_id uuid, metric text, began_at timestamptz)`;
  const { rows: steps } = await sql<DueStep>`with due as (
      select c.ticket_id, c.metric, c.began_at, c.due_at, c.turns -> -1 #>> '{level,name}' as level, s as step
      from ${named} join ticket_clock c using (ticket_id, metric, began_at), jsonb_array_elements(c.steps) s
      where (s ->> 'at')::timestamptz <= ${now}),
    told as (insert into ticket_clock_told select ticket_id, metric, began_at, step ->> 'key', ${now} from due
      on conflict do nothing returning ticket_id, metric, began_at, key)
    select due.ticket_id, due.metric, due.due_at, due.level, due.step from due join told t
      on (t.ticket_id, t.metric, t.began_at, t.key) = (due.ticket_id, due.metric, due.began_at, due.step ->> 'key')
    order by (due.step ->> 'at')::timestamptz, due.ticket_id`.execute(db);
  await sql`update ticket_clock c set next_at = (select min((s ->> 'at')::timestamptz) from jsonb_array_elements(c.steps) s
      where not exists (select from ticket_clock_told t where t.ticket_id = c.ticket_id and t.metric = c.metric and t.began_at = c.began_at
        and t.key = s ->> 'key'))
    from ${named} where (c.ticket_id, c.metric, c.began_at) = (g.ticket_id, g.metric, g.began_at)`.execute(db);
  return { clocks: taken.length, steps };
}

const named = (ids: readonly string[]) => sql`c.ticket_id = any(${[...ids]}::uuid[])`;

/**
 * Of tickets that were counted anew: what is past and was told before is not told again, under whatever target. What is near, missed or over
 * for the first time is.
 */
export async function passTold(tx: Db, now: Date, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const db = tables<ClockTables>(tx);
  await sql`insert into ticket_clock_told select c.ticket_id, c.metric, c.began_at, s ->> 'key', ${now}
    from ticket_clock c, jsonb_array_elements(c.steps) s where ${named(ids)} and (s ->> 'at')::timestamptz <= ${now}
      and exists (select from ticket_clock_told t where (t.ticket_id, t.metric, t.began_at) = (c.ticket_id, c.metric, c.began_at)
        and split_part(t.key, ' ', 1) = s ->> 'kind' and split_part(t.key, ' ', 2) = s ->> 'minutes')
    on conflict do nothing`.execute(db);
  await sql`update ticket_clock c set next_at = (select min((s ->> 'at')::timestamptz) from jsonb_array_elements(c.steps) s
      where not exists (select from ticket_clock_told t where t.ticket_id = c.ticket_id and t.metric = c.metric and t.began_at = c.began_at
        and t.key = s ->> 'key'))
    where ${named(ids)} and next_at <= ${now}`.execute(db);
}

/** Forgets what was told before a moment of clocks that are no more or were over by then; answers how much. Rides ticket_clock_told_idx. */
export async function forgetTold(db: Db, before: Date, limit: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`with gone as (delete from ticket_clock_told where ctid = any(array(
      select t.ctid from ticket_clock_told t where t.told_at < ${before} and not exists (select from ticket_clock c
        where (c.ticket_id, c.metric, c.began_at) = (t.ticket_id, t.metric, t.began_at)
          and (c.ended_at is null or c.ended_at >= ${before}))
      order by t.told_at limit ${limit})) returning 1)
    select count(*)::int as n from gone`.execute(tables<ClockTables>(db));
  return rows[0]?.n ?? 0;
}
