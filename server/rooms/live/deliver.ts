import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { isAfter, type StoredEvent } from "../../platform/events/read.ts";
import { ticketHeads, type TicketFacts } from "../tickets/index.ts";
import { mayLearn, nearness, seesInside } from "./policy.ts";
import { encodeEvent, type Stream } from "./stream.ts";

export type Facts = ReadonlyMap<string, TicketFacts>;

/** What deciding about these events needs to know: one query per batch, however many listen. */
export const factsFor = (db: Db, events: readonly StoredEvent[]): Promise<Facts> =>
  ticketHeads(db, [...new Set(events.flatMap((event) => event.ticket_id ?? []))]);

/** Events as they are written, by what of them a listener sees: most listeners see the same. */
export type Texts = Map<string, string>;

/** Writes to a listener those events that are new to it and that it may learn of: ids only, the rest is read where rights are asked. */
export function deliver(stream: Stream, events: readonly StoredEvent[], facts: Facts, texts: Texts): void {
  let text = "";
  for (const event of events) {
    if (stream.closed) return;
    const place = { xid: event.xid, id: event.id };
    if (!isAfter(place, stream.place)) continue;
    stream.place = place;
    const ticket = event.ticket_id ? facts.get(event.ticket_id) : undefined;
    if (mayLearn(stream.actor, event, ticket)) text += textFor(stream.actor, event, ticket, texts);
  }
  if (text !== "") stream.write(text);
}

function textFor(actor: Actor, event: StoredEvent, ticket: TicketFacts | undefined, texts: Texts): string {
  const inside = seesInside(actor, ticket);
  const knowsWho = inside || event.actor_id === actor.personId;
  // Nobody outside learns who has it, or which team.
  const near = inside && ticket ? nearness(actor, ticket) : null;
  const variant = `${event.id} ${inside} ${knowsWho} ${near}`;
  const known = texts.get(variant);
  if (known) return known;
  const data = {
    type: event.type,
    ticket_id: event.ticket_id,
    ticket_number: ticket?.number ?? null,
    contact_id: inside ? event.contact_id : null,
    actor_id: knowsWho ? event.actor_id : null,
    near,
    at: event.at.toISOString(),
  };
  const text = encodeEvent({ id: { xid: event.xid, id: event.id }, data });
  texts.set(variant, text);
  return text;
}
