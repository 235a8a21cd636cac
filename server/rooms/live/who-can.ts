import type { Db } from "../../platform/db.ts";
import { availabilityNow } from "../availability/index.ts";
import type { Stream } from "./stream.ts";

/** Where many listen somebody changes all the time: each of so many listeners makes the others wait (ms) so long for the next word of it. */
const perListener = 10;

/**
 * Availability is no fact for the log either, and it decays by itself: while anybody listens, it is compared from second to second. Whose it is
 * hears of it at once; the others who work at the desk hear that something changed, and ask what.
 */
export function tellWhoCan(db: Db, streams: ReadonlySet<Stream>): () => Promise<void> {
  let before: Map<string, string> | null = null;
  let owed = false;
  let toldAt = -Infinity;
  return async () => {
    const now = new Map([...(await availabilityNow(db, new Date()))].map(([id, { state }]) => [id, state]));
    const was = before ?? now;
    before = now;
    const changed = new Set([...was.keys(), ...now.keys()].filter((id) => was.get(id) !== now.get(id)));
    owed ||= changed.size > 0;
    const isTime = performance.now() - toldAt >= streams.size * perListener;
    const at = new Date().toISOString();
    const data = { type: "availability.changed", ticket_id: null, ticket_number: null, contact_id: null, actor_id: null, near: null, at };
    for (const stream of streams) {
      const { personId, permissions } = stream.actor;
      if (!permissions.has("tickets:work")) continue;
      if (personId && changed.has(personId)) stream.send({ data: { ...data, near: "mine" } });
      else if (owed && isTime) stream.send({ data });
    }
    if (!owed || !isTime) return;
    owed = false;
    toldAt = performance.now();
  };
}
