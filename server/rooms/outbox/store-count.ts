import { sql, tables, type Db } from "../../platform/db.ts";

/** How many messages have not left, or ended without leaving. */
export async function countUnsent(db: Db): Promise<{ waiting: number; failed: number }> {
  const { rows } = await sql<{ waiting: number; failed: number }>`
    select count(*) filter (where state in ('waiting', 'sending', 'maybe_sent'))::int as waiting,
      count(*) filter (where state in ('failed', 'expired'))::int as failed
    from outbox where state not in ('sent', 'canceled')`.execute(tables(db));
  return rows[0] ?? { waiting: 0, failed: 0 };
}
