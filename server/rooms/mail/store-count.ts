import { sql, tables, type Db } from "../../platform/db.ts";

export interface MailCount {
  mailbox: string;
  outcome: string;
  count: number;
}

/** What came in the last hour, by mailbox and by what became of it; `waiting`: nobody has understood it yet. Rides mail_message_newest_idx. */
export async function countLastHour(db: Db, now: Date): Promise<MailCount[]> {
  const { rows } = await sql<MailCount>`
    select b.key as mailbox, coalesce(m.outcome, 'waiting') as outcome, count(*)::int as count
    from mail_message m join mailbox b on b.id = m.mailbox_id
    where m.received_at > ${new Date(now.getTime() - 3_600_000)} group by 1, 2`.execute(tables(db));
  return rows;
}

/** What waits for a technician or an administrator, and since when (s) the oldest message waits to be understood. */
export async function countPending(db: Db, now: Date): Promise<{ held: number; quarantined: number; waiting_seconds: number }> {
  const { rows } = await sql<{ held: number; quarantined: number; oldest: Date | null }>`
    select (select count(*)::int from mail_message where outcome = 'held') as held,
      (select count(*)::int from mail_message where outcome = 'quarantined') as quarantined,
      (select min(received_at) from mail_message where state = 'received') as oldest`.execute(tables(db));
  const { held = 0, quarantined = 0, oldest = null } = rows[0] ?? {};
  return { held, quarantined, waiting_seconds: oldest ? Math.max(0, Math.round((now.getTime() - oldest.getTime()) / 1000)) : 0 };
}
