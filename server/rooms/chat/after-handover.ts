import type { Reaction } from "../../platform/events/reaction.ts";
import { actorFor } from "../access/index.ts";
import { closeContact } from "../contacts/index.ts";
import { ringOn } from "./hand-on.ts";
import { lockChat } from "./store.ts";
import { goingAt } from "./store-going.ts";

/** Whoever hands a ticket on while they chat about it hands the chat on with it. What others do with the ticket leaves the chat where it is. */
export const afterHandover: Reaction = {
  name: "chat.after_handover",
  on: ["ticket.handed_up", "ticket.handed_down", "ticket.handed_over"],
  async run(tx, event) {
    if (!event.ticket_id || !event.actor_id) return;
    const going = await goingAt(tx, event.ticket_id, event.actor_id);
    const chat = going && (await lockChat(tx, going.id));
    // Taken after that was written: it is the next one's by now.
    if (!chat || chat.state !== "open" || chat.technician_id !== event.actor_id || (chat.taken_at ?? event.at) > event.at) return;
    const technician = await actorFor(tx, event.actor_id);
    await closeContact(tx, technician, event.at, chat.contact_id, chat.ticket_id, "handed_up");
    await ringOn(tx, technician, event.at, chat);
  },
};
