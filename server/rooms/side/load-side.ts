import type { Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import { notFound } from "../../platform/problem.ts";
import { wholeOf, type TicketRow } from "../tickets/index.ts";
import { findSide, hasMessages, type SideRow } from "./store.ts";

/** A conversation of a ticket whose inside the caller has loaded; 404 for one of another ticket. Those of what is merged into it are its own. */
export async function loadSide(db: Db, ticket: TicketRow, id: string): Promise<SideRow> {
  const row = isId(id) ? await findSide(db, id) : undefined;
  if (!row || !wholeOf(ticket).includes(row.ticket_id) || !(await hasMessages(db, id))) throw notFound("side_conversation");
  return row;
}
