import type { Db } from "../../platform/db.ts";
import { availabilityNow } from "../availability/index.ts";
import type { Stream } from "./stream.ts";

/**
 * Availability is no fact for the log either, and it decays by itself: while anybody listens, it is compared from second to second. Who
 * works at the desk is told that it changed, and never of whom or to what: that they ask for.
 */
export function tellWhoCan(db: Db, streams: ReadonlySet<Stream>): () => Promise<void> {
  let before: string | null = null;
  return async () => {
    const now = [...(await availabilityNow(db, new Date()))]
      .map(([id, { state }]) => `${id} ${state}`)
      .toSorted()
      .join("\n");
    const changed = before !== null && before !== now;
    before = now;
    if (!changed) return;
    const at = new Date().toISOString();
    const data = { type: "availability.changed", ticket_id: null, ticket_number: null, contact_id: null, actor_id: null, near: null, at };
    for (const stream of streams) if (stream.actor.permissions.has("tickets:work")) stream.send({ data });
  };
}
