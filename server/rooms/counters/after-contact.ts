import type { Reaction } from "../../platform/events/reaction.ts";
import { tell } from "./events.ts";
import { lockWalkIn, updateWalkIn, walkInOfContact } from "./store.ts";

/** Their contact ends as every contact does: they were served. What became of the ticket is the ticket's. */
export const afterContact: Reaction = {
  name: "counters.after_contact",
  on: ["contact.ended"],
  async run(tx, event) {
    const found = event.contact_id && (await walkInOfContact(tx, event.contact_id));
    const row = found && (await lockWalkIn(tx, found.id));
    // Sent on meanwhile, or never talked with.
    if (!row || row.state !== "serving" || row.contact_id !== event.contact_id) return;
    // A ticket without words went with its contact.
    await updateWalkIn(tx, row.id, { state: "served", ended_at: event.at, ticket_id: event.ticket_id });
    await tell(tx, { personId: event.actor_id }, event.at, "walk_in.served", row);
  },
};
