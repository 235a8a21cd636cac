import { sql, tables, type Db } from "../../platform/db.ts";

interface Waits {
  came: number;
  served: number;
  left: number;
  no_show: number;
  here: number;
  median_ms: number | null;
  most_ms: number | null;
  within_ten: number;
  good: number;
  fair: number;
  poor: number;
}

/** Of who came between two moments. Minutes are of those who were talked with alone: who left waited for nothing. Rides walk_in_arrived_idx. */
export async function waitsAt(db: Db, counterId: string, from: Date, to: Date): Promise<Waits> {
  const { rows } = await sql<Waits>`
    select count(*) as came,
      count(*) filter (where served_at is not null) as served,
      count(*) filter (where state = 'left' and served_at is null) as "left",
      count(*) filter (where state = 'no_show' and served_at is null) as no_show,
      count(*) filter (where state in ('waiting', 'called') and served_at is null) as here,
      percentile_disc(0.5) within group (order by waited_ms) filter (where served_at is not null) as median_ms,
      max(waited_ms) filter (where served_at is not null) as most_ms,
      count(*) filter (where served_at is not null and waited_ms <= 600000) as within_ten,
      count(*) filter (where rating = 'good') as good,
      count(*) filter (where rating = 'fair') as fair,
      count(*) filter (where rating = 'poor') as poor
    from walk_in where counter_id = ${counterId} and arrived_at >= ${from} and arrived_at < ${to}`.execute(tables(db));
  const [row] = rows;
  if (!row) throw new Error("a count answers one row");
  return row;
}
