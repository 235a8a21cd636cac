import { sql, tables, type Db } from "../../platform/db.ts";
import type { TicketTables } from "./tables.ts";

/** Mandatory steps of checklists that are not done, and mandatory approvals that are not decided, in their order. Rides ticket_checklist_ticket_idx. */
export const stepsToDo = (db: Db, ticketIds: readonly string[]) =>
  tables<TicketTables>(db)
    .selectFrom("checklist_gate_card")
    .select(["checklist_id", "item_id", "text", "kind"])
    .where("ticket_id", "=", sql<string>`any(${[...ticketIds]}::uuid[])`)
    .orderBy("added_at")
    .orderBy("checklist_id")
    .orderBy("place")
    .limit(50)
    .execute();
