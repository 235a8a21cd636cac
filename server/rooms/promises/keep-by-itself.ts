import type { Db } from "../../platform/db.ts";
import type { StoredEvent } from "../../platform/events/read.ts";
import type { Reaction } from "../../platform/events/reaction.ts";
import { whereThereIs } from "../../platform/events/where-there-is.ts";
import { tellOf } from "./events.ts";
import { inTime, keptBy } from "./policy.ts";
import { calledFrom } from "./store-call.ts";
import { ticketsWithPromises, toKeep, updatePromise } from "./store.ts";

/** Nobody was reached. */
const inVain = ["wrong_number", "abandoned"];

/** When a fact did what may have been promised: a technician's reply when it was written, our call when it began. */
async function doneAt(tx: Db, { type, data, contact_id, at }: StoredEvent): Promise<Date | null> {
  if (type === "reply.added") return data["from_technician"] === true ? at : null;
  if (!contact_id || inVain.includes(String(data["outcome"]))) return null;
  return calledFrom(tx, contact_id);
}

const keep: Reaction = {
  name: "promises.keep_by_itself",
  on: ["reply.added", "contact.ended"],
  run: async (tx, event) => {
    if (!event.ticket_id) return;
    const done_at = await doneAt(tx, event);
    if (!done_at) return;
    for (const row of await toKeep(tx, event.ticket_id, keptBy(event.type), done_at)) {
      const kept = inTime(row.due_at, done_at);
      await updatePromise(tx, row.id, { ...(kept ? { state: "kept" } : { state: "broken" }), done_at, done_by: null, ended_at: event.at });
      await tellOf(tx, event.at, "ticket.promise_kept", null, row, { late: !kept });
    }
  },
};

/** A call to the requester keeps a call-back, a reply an answer; whoever did it, and only what is in time. */
export const keepByItself = whereThereIs(keep, ticketsWithPromises);
