import { theDesk } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { tell } from "./events.ts";
import { lockTicket, updateTicket } from "./store.ts";

/** A vendor wrote: a ticket that waited for that waits no more, and it is the desk's turn. One that is merged waits where it went. Publishes `ticket.resumed`. */
export async function vendorAnswered(tx: Db, now: Date, ticketId: string): Promise<void> {
  const named = await lockTicket(tx, ticketId);
  const row = named?.merged_into_id ? await lockTicket(tx, named.merged_into_id) : named;
  if (row?.status !== "waiting" || row.waiting_reason !== "vendor") return;
  await updateTicket(tx, row.id, { status: "open", waiting_reason: null, waiting_until: null, awaits: "technician" }, now);
  await tell(tx, theDesk([]), now, "ticket.resumed", row.id);
}
