import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { wrongField } from "../../platform/problem.ts";
import { actorFor } from "../access/index.ts";
import { findPersonById } from "../people/index.ts";
import { tell } from "./events.ts";
import { loadFor } from "./load-ticket.ts";
import { mayWorkOn } from "./policy.ts";
import { factsOf, updateTicket } from "./store.ts";
import type { TicketRow } from "./store-rows.ts";
import { answerOffer, insertOffer } from "./store-stays.ts";

/** Asks a technician to take the ticket; it stays where it is until they accept. */
export async function offer(tx: Db, actor: Actor, now: Date, key: string, technicianId: string): Promise<TicketRow> {
  const row = await loadFor(tx, actor, key, "escalate");
  const person = await findPersonById(tx, technicianId);
  // An offer itself lets somebody in, so the candidate is judged as if it were theirs already.
  const facts = { ...factsOf(row), offered_to: technicianId };
  if (!person || !mayWorkOn(await actorFor(tx, technicianId), facts)) throw wrongField("/technician", "not_a_technician");
  await answerOffer(tx, row.id, "withdrawn", now);
  await insertOffer(tx, { id: newId(), ticket_id: row.id, technician_id: technicianId, offered_by: personIdOf(actor), at: now });
  await updateTicket(tx, row.id, {}, now);
  await tell(tx, actor, now, "ticket.offered", row.id, { to: person.name, person_id: technicianId });
  return row;
}
