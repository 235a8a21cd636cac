import { sql, tables, type Db } from "../../platform/db.ts";
import type { MessageRow } from "./store.ts";
import type { OutboxTables } from "./tables.ts";

const outbox = (db: Db) => tables<OutboxTables>(db);

/** Nothing older to the same person about the same ticket is still on its way: their order is kept. */
const inOrder = sql<boolean>`not exists (
  select from outbox p
  where p.ticket_id = o.ticket_id and p.to_address = o.to_address and p.state in ('waiting', 'sending', 'maybe_sent')
    and (p.created_at, p.id) < (o.created_at, o.id))`;
const due = (now: Date) => sql`o.state in ('waiting', 'maybe_sent') and o.next_try_at <= ${now}`;

/** Takes the next message that is due, for this worker alone, and counts the try before it is made. Rides outbox_due_idx. */
export async function takeNext(db: Db, mailboxId: string, now: Date, leaseUntil: Date): Promise<MessageRow | undefined> {
  const { rows } = await sql<MessageRow>`
    update outbox set state = 'sending', attempts = attempts + 1, lease_until = ${leaseUntil}
    where id = (
      select o.id from outbox o where o.mailbox_id = ${mailboxId} and ${due(now)} and ${inOrder}
      order by o.next_try_at, o.id limit 1 for update of o skip locked)
    returning *`.execute(outbox(db));
  return rows[0];
}

/** How many messages are due in each mailbox that can send and is not left alone for a while. */
export async function dueMailboxes(db: Db, now: Date): Promise<{ mailbox_id: string; count: number }[]> {
  const { rows } = await sql<{ mailbox_id: string; count: number }>`
    select m.mailbox_id, waiting.count
    from mailbox_sending m
    cross join lateral (
      select count(*)::int as count
      from (select 1 from outbox o where o.mailbox_id = m.mailbox_id and ${due(now)} and ${inOrder} limit 10) as due) as waiting
    where waiting.count > 0 and (m.paused_until is null or m.paused_until <= ${now})`.execute(outbox(db));
  return rows;
}

/** The worker lives: what it is sending stays its own. */
export const holdOn = (db: Db, ids: readonly string[], leaseUntil: Date) =>
  outbox(db)
    .updateTable("outbox")
    .set({ lease_until: leaseUntil })
    .where("id", "=", sql<string>`any(${[...ids]}::uuid[])`)
    .where("state", "=", "sending")
    .execute();

/** What a worker was sending that is no more: nobody knows whether it left. Answers how many. */
export async function takeOver(db: Db, now: Date): Promise<number> {
  const { numUpdatedRows } = await outbox(db)
    .updateTable("outbox")
    .set({ state: "maybe_sent", trouble: "unsure", lease_until: null, next_try_at: now })
    .where("state", "=", "sending")
    .where("lease_until", "<", now)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Messages that were written before any mailbox could send them find theirs; the ids are for `mailboxFor`. */
export const homeless = async (db: Db): Promise<{ id: string; ticket_id: string | null }[]> =>
  outbox(db)
    .selectFrom("outbox")
    .select(["id", "ticket_id"])
    .where("mailbox_id", "is", null)
    .where("state", "=", "waiting")
    .limit(100)
    .execute();

export const giveHome = (db: Db, id: string, mailboxId: string) =>
  outbox(db).updateTable("outbox").set({ mailbox_id: mailboxId }).where("id", "=", id).where("mailbox_id", "is", null).execute();

/** Those whose time is over, in mailboxes that could send them; locked. */
export async function overdue(tx: Db, now: Date): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    select o.* from outbox o join mailbox_sending m on m.mailbox_id = o.mailbox_id
    where o.state in ('waiting', 'maybe_sent') and coalesce(o.give_up_at, o.created_at + interval '48 hours') <= ${now}
    order by o.next_try_at limit 100 for update of o skip locked`.execute(outbox(tx));
  return rows;
}
