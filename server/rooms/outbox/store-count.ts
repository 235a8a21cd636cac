import { sql, tables, type Db } from "../../platform/db.ts";

/** How many messages have not left, or ended without leaving. */
export async function countUnsent(db: Db): Promise<{ waiting: number; failed: number }> {
  const { rows } = await sql<{ waiting: number; failed: number }>`
    select count(*) filter (where state in ('waiting', 'sending', 'maybe_sent'))::int as waiting,
      count(*) filter (where state in ('failed', 'expired'))::int as failed
    from outbox where state not in ('sent', 'canceled')`.execute(tables(db));
  return rows[0] ?? { waiting: 0, failed: 0 };
}

const quarter = 15 * 60_000;

/** How many messages nobody has taken a quarter of an hour after they were due, in mailboxes that send. */
export async function countLate(db: Db, now: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from mailbox_sending m
    join outbox o on o.mailbox_id = m.mailbox_id and o.state in ('waiting', 'maybe_sent') and o.next_try_at < ${new Date(now.getTime() - quarter)}
    where not exists (
      select from outbox p where p.ticket_id = o.ticket_id and p.to_address = o.to_address and p.state in ('waiting', 'sending', 'maybe_sent')
        and (p.created_at, p.id) < (o.created_at, o.id))`.execute(tables(db));
  return rows[0]?.count ?? 0;
}
