import type { Db } from "../../platform/db.ts";
import type { Reaction } from "../../platform/events/reaction.ts";
import type { StoredEvent } from "../../platform/events/read.ts";
import { lastSeen } from "../access/index.ts";
import { confirmByWork } from "./store.ts";

/** The last that each of them did. */
const lastOf = (events: readonly StoredEvent[]): Map<string, Date> =>
  new Map(events.flatMap(({ actor_id, at }) => (actor_id ? [[actor_id, at] as const] : [])));

/** Whoever works at a screen was seen there so short a time before (ms). */
const atScreen = 5 * 60_000;

/** What a program does with somebody's key says nothing about them: only who was seen signed in then is there. */
async function confirm(tx: Db, events: readonly StoredEvent[]): Promise<void> {
  const worked = lastOf(events);
  const seen = await lastSeen(tx, [...worked.keys()]);
  const there = [...worked].filter(([id, at]) => (seen.get(id)?.getTime() ?? 0) >= at.getTime() - atScreen);
  if (there.length === 0) return;
  await confirmByWork(
    tx,
    there.map(([person_id, at]) => ({ person_id, at: at.toISOString() })),
  );
}

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
  run: (tx, event) => confirm(tx, [event]),
  runAll: confirm,
};
