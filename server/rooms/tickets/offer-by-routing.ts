import { theDesk } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { tell } from "./events.ts";
import { updateTicket } from "./store.ts";
import type { TicketRow } from "./store-rows.ts";
import { answerOffer, insertOffer } from "./store-stays.ts";

const desk = theDesk([]);

/** Goes with every fact that routing leads to: `rule_chain` holds the rules before it. */
export interface RoutingMark {
  routing: true;
  rule_chain?: readonly string[];
}

/** Routing asks somebody to take a ticket that is locked and offered to nobody; whether they may was asked before. Publishes `ticket.offered`. */
export async function offerByRouting(
  tx: Db,
  now: Date,
  row: Pick<TicketRow, "id">,
  technician: { id: string; name: string },
  until: Date,
  mark: RoutingMark,
): Promise<void> {
  const { id: ticket_id } = row;
  await insertOffer(tx, { id: newId(), ticket_id, technician_id: technician.id, offered_by: null, at: now, until_at: until });
  await updateTicket(tx, ticket_id, {}, now);
  const data = { to: technician.name, person_id: technician.id, until: until.toISOString(), ...mark };
  await tell(tx, desk, now, "ticket.offered", ticket_id, data);
}

/** What routing asked of somebody is over: they said nothing in time, or cannot take it any more. */
export async function endRoutedOffer(
  tx: Db,
  now: Date,
  { id, offer }: Pick<TicketRow, "id" | "offer">,
  answer: "expired" | "withdrawn",
  mark: RoutingMark,
): Promise<void> {
  if (!offer || offer.offered_by !== null) return;
  await answerOffer(tx, id, answer, now);
  await updateTicket(tx, id, {}, now);
  const data = { person_id: offer.technician_id, name: offer.technician_name, ...mark };
  await tell(tx, desk, now, answer === "expired" ? "ticket.offer_expired" : "ticket.offer_withdrawn", id, data);
}
