import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";

/** Somebody's telephone rings, or what rang is answered or over. Only they hear of it. */
export async function tellRung(
  tx: Db,
  now: Date,
  type: "call.ringing" | "call.changed",
  callId: string,
  people: Iterable<string>,
): Promise<void> {
  for (const personId of people) await publish(tx, { type, actorId: null, personId, data: { call_id: callId } }, now);
}

export const tellMissed = (tx: Db, now: Date, ticketId: string, data: { number: string; system: string }) =>
  publish(tx, { type: "ticket.call_missed", actorId: null, ticketId, data }, now);
