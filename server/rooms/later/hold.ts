import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import type { Reaction } from "../../platform/events/reaction.ts";
import { whereThereIs } from "../../platform/events/where-there-is.ts";
import { holdOthers, ticketsWithScheduled } from "./store.ts";

/** Tells its author, by `ticket.reply_held`, that what they wrote waits for their decision. */
export const tellHeld = (tx: Db, now: Date, ticketId: string, authorId: string, why: "replied" | "refused"): Promise<string> =>
  publish(tx, { type: "ticket.reply_held", actorId: null, ticketId, data: { person_id: authorId, why } }, now);

const hold: Reaction = {
  name: "later.hold_when_replied",
  on: ["reply.added"],
  run: async (tx, { ticket_id: ticketId, actor_id: writer, at }) => {
    if (!ticketId) return;
    for (const { author_id } of await holdOthers(tx, ticketId, writer, at)) await tellHeld(tx, at, ticketId, author_id, "replied");
  },
};
/** Somebody wrote: what others meant to send before they knew of it waits. */
export const holdWhenReplied = whereThereIs(hold, ticketsWithScheduled);
