import { sql, tables, type Db } from "../../platform/db.ts";
import type { TicketRow } from "./store-rows.ts";

/** Of the row `ticket`: from when what is promised counts. Rides event_ticket_idx, for what was opened again alone. */
export const promisedSinceOf = sql<Date>`case when ticket.reopened = 0 then ticket.opened_at else coalesce(
  (select max(event.at) from event where event.ticket_id = ticket.id and event.type = 'ticket.reopened'), ticket.opened_at) end`;

/** From when what is promised counts: when it was opened, or opened again. */
export async function promisedSince(db: Db, row: Pick<TicketRow, "id" | "opened_at" | "reopened">): Promise<Date> {
  if (row.reopened === 0) return row.opened_at;
  const { rows } = await sql<{ since: Date }>`select ${promisedSinceOf} as since from ticket where id = ${row.id}`.execute(tables(db));
  return rows[0]?.since ?? row.opened_at;
}
