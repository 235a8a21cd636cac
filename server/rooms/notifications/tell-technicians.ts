import type { Db } from "../../platform/db.ts";
import type { StoredEvent } from "../../platform/events/read.ts";
import { membersOf } from "../teams/index.ts";
import type { TicketRow } from "../tickets/index.ts";
import { notify } from "./notify.ts";
import { whomToTell } from "./whom-to-tell.ts";

/** Tells everybody inside whom a fact about a ticket concerns, but not who did it. */
export async function tellTechnicians(tx: Db, event: StoredEvent, ticket: TicketRow): Promise<void> {
  const telling = whomToTell(event, ticket);
  if (!telling) return;
  const { people, kind, text } = telling;
  const told = "team" in people ? (await membersOf(tx, people.team)).map((member) => member.id) : people;
  for (const personId of new Set(told)) {
    await notify(tx, { eventId: event.id, personId, kind, ticketId: ticket.id, actorId: event.actor_id, text, at: event.at });
  }
}
