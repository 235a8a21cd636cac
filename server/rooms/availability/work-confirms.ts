import type { Reaction } from "../../platform/events/reaction.ts";
import type { StoredEvent } from "../../platform/events/read.ts";
import { confirmByWork } from "./store.ts";

/** The last that each of them did. */
const lastOf = (events: readonly StoredEvent[]) => {
  const last = new Map(events.flatMap(({ actor_id, at }) => (actor_id ? [[actor_id, at.toISOString()] as const] : [])));
  return [...last].map(([person_id, at]) => ({ person_id, at }));
};

/** Whoever works is there: nobody has to press a button to stay available. */
export const workConfirms: Reaction = {
  name: "availability.work_confirms",
  on: [
    "ticket.opened",
    "ticket.changed",
    "ticket.accepted",
    "ticket.handed_up",
    "ticket.resolved",
    "reply.added",
    "note.added",
    "contact.ended",
  ],
  run: async (tx, event) => void (await confirmByWork(tx, lastOf([event]))),
  runAll: async (tx, events) => void (await confirmByWork(tx, lastOf(events))),
};
