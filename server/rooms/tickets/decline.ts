import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { Problem } from "../../platform/problem.ts";
import { tell } from "./events.ts";
import { loadForNote } from "./load-ticket.ts";
import { updateTicket } from "./store.ts";
import type { TicketRow } from "./store-rows.ts";
import { answerOffer } from "./store-stays.ts";

/** Says no to a ticket offered to me; whoever offered it is told why. */
export async function decline(tx: Db, actor: Actor, now: Date, key: string, reason: string): Promise<TicketRow> {
  const row = await loadForNote(tx, actor, key);
  if (row.offer?.technician_id !== actor.personId) throw new Problem(409, "nothing_offered");
  await answerOffer(tx, row.id, "declined", now, reason);
  await updateTicket(tx, row.id, {}, now);
  await tell(tx, actor, now, "ticket.declined", row.id, { name: actor.name, reason, person_id: row.offer?.offered_by });
  return row;
}
