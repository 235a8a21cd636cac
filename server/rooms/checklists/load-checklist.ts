import type { Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import { notFound } from "../../platform/problem.ts";
import { wholeOf, type TicketRow } from "../tickets/index.ts";
import { findChecklist, type ChecklistRow } from "./store.ts";

/** A checklist of a ticket whose inside the caller has loaded, or of what is merged into it; 404 for another ticket's. */
export async function loadChecklist(db: Db, ticket: TicketRow, id: string): Promise<ChecklistRow> {
  const row = isId(id) ? await findChecklist(db, id) : undefined;
  if (!row || !wholeOf(ticket).includes(row.ticket_id)) throw notFound("checklist");
  return row;
}
