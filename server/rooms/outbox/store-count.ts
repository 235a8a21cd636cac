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

/** How many have not left or did not arrive, by how the list is looked through. Rides outbox_open_idx and outbox_ended_badly_idx. */
export async function countByLook(db: Db) {
  const { rows } = await sql<{ look: string; count: number; useful: number }>`
    select case when trouble = 'bounced' and state = 'failed' then 'bounced' else state end as look, count(*)::int as count,
      count(*) filter (where kind <> 'sign_in_code')::int as useful
    from outbox where state in ('waiting', 'sending', 'maybe_sent') or state in ('failed', 'expired') group by 1`.execute(tables(db));
  const of = (look: string) => rows.find((row) => row.look === look);
  const count = (look: string) => of(look)?.count ?? 0;
  return {
    waiting: count("waiting"),
    sending: count("sending"),
    maybe_sent: count("maybe_sent"),
    failed: count("failed"),
    bounced: count("bounced"),
    expired: count("expired"),
    retryable: ["failed", "bounced", "expired"].reduce((sum, look) => sum + (of(look)?.useful ?? 0), 0),
  };
}

/** For how long (s) the oldest message waits that has not left. Rides outbox_open_idx. */
export async function oldestUnsent(db: Db, now: Date): Promise<number> {
  const { rows } = await sql<{ oldest: Date | null }>`
    select min(created_at) as oldest from outbox where state in ('waiting', 'sending', 'maybe_sent')`.execute(tables(db));
  const oldest = rows[0]?.oldest;
  return oldest ? Math.max(0, Math.round((now.getTime() - oldest.getTime()) / 1000)) : 0;
}
