import { sql, tables, type Db } from "../../platform/db.ts";
import type { HistoryRow } from "./history.ts";
import type { Clock } from "./recount.ts";
import type { ClockTables } from "./tables.ts";

const open = (db: Db) => tables<ClockTables>(db);

/** What happened to these tickets, as clocks see it. */
export const historiesOf = (db: Db, ids: readonly string[]): Promise<HistoryRow[]> =>
  open(db)
    .selectFrom("clock_history_card")
    .selectAll()
    .where(sql<boolean>`ticket_id = any(${[...ids]}::uuid[])`)
    .execute();

export interface TicketClock extends Clock {
  ticket_id: string;
}

/** Keeps the clocks of these tickets, and none that they have no more; what stays the same is not written. */
export async function keepClocks(tx: Db, ids: readonly string[], clocks: readonly TicketClock[]): Promise<void> {
  const given = JSON.stringify(clocks);
  await sql`delete from ticket_clock c where c.ticket_id = any(${[...ids]}::uuid[]) and not exists (
    select from jsonb_to_recordset(${given}::jsonb) g (ticket_id uuid, metric text, began_at timestamptz)
    where g.ticket_id = c.ticket_id and g.metric = c.metric and g.began_at = c.began_at)`.execute(open(tx));
  if (clocks.length === 0) return;
  await sql`insert into ticket_clock as c (ticket_id, metric, began_at, ended_at, outcome, due_at, minutes, paused, level_id, turns, pauses,
      steps, next_at)
    select ticket_id, metric, began_at, ended_at, outcome, due_at, minutes, paused, level_id, turns, pauses, steps,
      (select min((s ->> 'at')::timestamptz) from jsonb_array_elements(steps) s where not exists (select from ticket_clock_told t
        where t.ticket_id = g.ticket_id and t.metric = g.metric and t.began_at = g.began_at and t.key = s ->> 'key'))
    from jsonb_to_recordset(${given}::jsonb) g (ticket_id uuid, metric text, began_at timestamptz, ended_at timestamptz, outcome text,
      due_at timestamptz, minutes integer, paused boolean, level_id uuid, turns jsonb, pauses jsonb, steps jsonb)
    order by ticket_id, metric, began_at
    on conflict (ticket_id, metric, began_at) do update set ended_at = excluded.ended_at, outcome = excluded.outcome,
      due_at = excluded.due_at, minutes = excluded.minutes, paused = excluded.paused, level_id = excluded.level_id,
      turns = excluded.turns, pauses = excluded.pauses, steps = excluded.steps, next_at = excluded.next_at
    where (c.ended_at, c.outcome, c.due_at, c.minutes, c.paused, c.level_id, c.turns, c.pauses, c.steps) is distinct from
      (excluded.ended_at, excluded.outcome, excluded.due_at, excluded.minutes, excluded.paused, excluded.level_id, excluded.turns,
      excluded.pauses, excluded.steps)`.execute(open(tx));
}

/** What is kept of a ticket, in the order in which it began. */
export const clocksKept = (db: Db, ticketId: string) =>
  open(db).selectFrom("ticket_clock").selectAll().where("ticket_id", "=", ticketId).orderBy("began_at").orderBy("metric").execute();

/** The newest tickets. */
export const newestTickets = async (db: Db, limit: number): Promise<string[]> =>
  (await open(db).selectFrom("clock_history_card").select("ticket_id").orderBy("ticket_id", "desc").limit(limit).execute()).map(
    ({ ticket_id }) => ticket_id,
  );
