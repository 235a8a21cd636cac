import type { Insertable } from "kysely";
import { sql, tables, type Db } from "../../platform/db.ts";
import { prepared, type Blueprint } from "../../platform/prepared.ts";
import type { TicketTables } from "./tables.ts";

export type TimeEntryRow = Awaited<ReturnType<typeof insertTimeEntry>>;

export const insertTimeEntry = (tx: Db, values: Insertable<TicketTables["time_entry"]>) =>
  tables<TicketTables>(tx).insertInto("time_entry").values(values).returningAll().executeTakeFirstOrThrow();

const running = prepared((db: Blueprint<TicketTables>, of: { ticketId: string; technicianId: string }) =>
  db
    .selectFrom("time_entry")
    .selectAll()
    .where("ticket_id", "=", of.ticketId)
    .where("technician_id", "=", of.technicianId)
    .where("ended_at", "is", null),
);
export const runningStopwatch = async (db: Db, ticketId: string, technicianId: string): Promise<TimeEntryRow | undefined> =>
  (await running(db, { ticketId, technicianId }))[0];

/** Ends running stopwatches of a ticket, one person's or everybody's, and answers what they measured. */
export const endStopwatches = (tx: Db, ticketId: string, technicianId: string | null, now: Date) =>
  tables<TicketTables>(tx)
    .updateTable("time_entry")
    .set({ ended_at: now, minutes: sql`greatest(1, ceil(extract(epoch from ${now}::timestamptz - started_at) / 60))::int` })
    .where("ticket_id", "=", ticketId)
    .where("ended_at", "is", null)
    .$if(technicianId !== null, (q) => q.where("technician_id", "=", technicianId))
    .returningAll()
    .execute();

export const addWorkMinutes = (tx: Db, ticketId: string, minutes: number) =>
  tables<TicketTables>(tx)
    .updateTable("ticket")
    .set({ work_minutes: sql`work_minutes + ${minutes}` })
    .where("id", "=", ticketId)
    .execute();
