import type { Db } from "../../platform/db.ts";
import type { StoredEvent } from "../../platform/events/read.ts";
import { ticketHeads, type TicketHead } from "../tickets/index.ts";
import { tellRequesters } from "./tell-requester.ts";
import { tellTechnicians } from "./tell-technicians.ts";

/** A fact and the ticket it is about, as that stands now. */
export interface Concern {
  event: StoredEvent;
  ticket: TicketHead;
}

/** Tells everybody whom these facts concern, with as many questions for a hundred facts as for one. */
export async function tellAll(tx: Db, events: readonly StoredEvent[]): Promise<void> {
  const ids = new Set(events.flatMap((event) => event.ticket_id ?? []));
  const tickets = await ticketHeads(tx, [...ids]);
  const concerns = events.flatMap((event): Concern[] => {
    const ticket = tickets.get(event.ticket_id ?? "");
    return ticket && !ticket.discarded ? [{ event, ticket }] : [];
  });
  await tellTechnicians(tx, concerns);
  await tellRequesters(tx, concerns);
}
