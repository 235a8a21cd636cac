import type { Db } from "../../platform/db.ts";
import type { StoredEvent } from "../../platform/events/read.ts";
import { ticketHeads, type TicketFacts } from "../tickets/index.ts";
import { isAfter } from "./cursor.ts";
import { mayLearn, seesInside } from "./policy.ts";
import type { Stream } from "./stream.ts";

export type Facts = ReadonlyMap<string, TicketFacts>;

/** What deciding about these events needs to know: one query per batch, however many listen. */
export const factsFor = (db: Db, events: readonly StoredEvent[]): Promise<Facts> =>
  ticketHeads(db, [...new Set(events.flatMap((event) => event.ticket_id ?? []))]);

/** Sends a listener those events that are new to it and that it may learn of: ids only, the rest is read where rights are asked. */
export function deliver(stream: Stream, events: readonly StoredEvent[], facts: Facts): void {
  for (const event of events) {
    if (stream.closed) return;
    const place = { xid: event.xid, id: event.id };
    if (!isAfter(place, stream.place)) continue;
    stream.place = place;
    const ticket = event.ticket_id ? facts.get(event.ticket_id) : undefined;
    if (mayLearn(stream.actor, event, ticket)) stream.send({ id: place, data: present(stream, event, ticket) });
  }
}

function present({ actor }: Stream, event: StoredEvent, ticket: TicketFacts | undefined) {
  const inside = seesInside(actor, ticket);
  return {
    type: event.type,
    ticket_id: event.ticket_id,
    ticket_number: ticket?.number ?? null,
    contact_id: inside ? event.contact_id : null,
    actor_id: inside || event.actor_id === actor.personId ? event.actor_id : null,
    at: event.at.toISOString(),
  };
}
