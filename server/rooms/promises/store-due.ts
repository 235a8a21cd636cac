import { sql, tables, type Db } from "../../platform/db.ts";
import type { PromiseRow } from "./store.ts";
import type { PromiseTables } from "./tables.ts";

const open = (db: Db) => tables<PromiseTables>(db);

/** Takes those of whom their promiser is to be reminded now; of what is due by now it is too late to remind. Rides promise_remind_idx. */
export async function takeSoon(tx: Db, now: Date, limit: number): Promise<PromiseRow[]> {
  const { rows } = await sql<PromiseRow>`
    update promise set reminded_at = ${now} where id in (
      select id from promise
      where state = 'open' and reminded_at is null and remind_at <= ${now}
      order by remind_at, id limit ${limit} for update skip locked)
    returning *`.execute(open(tx));
  return rows;
}

/** Takes those whose time has come. Rides promise_due_idx. */
export async function takeDue(tx: Db, now: Date, limit: number): Promise<PromiseRow[]> {
  const { rows } = await sql<PromiseRow>`
    update promise set due_told_at = ${now} where id in (
      select id from promise where state = 'open' and due_told_at is null and due_at <= ${now} and what <> 'update'
      order by due_at, id limit ${limit} for update skip locked)
    returning *`.execute(open(tx));
  return rows;
}

/** Breaks those whose time was over by then. While somebody is on the telephone about the ticket nobody knows yet. */
export async function takeBroken(tx: Db, now: Date, before: Date, limit: number): Promise<PromiseRow[]> {
  const { rows } = await sql<PromiseRow>`
    update promise set state = 'broken', ended_at = ${now},
      team_id = case what when 'update' then (select t.team_id from ticket t where t.id = promise.ticket_id) else team_id end
    where id in (
      select id from promise p where state = 'open' and due_at < ${before}
        and not exists (select from contact_card c where c.ticket_id = p.ticket_id and c.ended_at is null)
      order by due_at, id limit ${limit} for update skip locked)
    returning *`.execute(open(tx));
  return rows;
}
