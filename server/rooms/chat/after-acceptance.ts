import type { Reaction } from "../../platform/events/reaction.ts";
import { actorFor } from "../access/index.ts";
import { closeContact } from "../contacts/index.ts";
import { ringOn } from "./hand-on.ts";
import { countOpenOf, lockChat, mostEach, takeTechniciansTurn } from "./store.ts";
import { goingAbout } from "./store-going.ts";
import { take } from "./take-chat.ts";

/**
 * Whoever accepts a ticket that was offered to them takes its chat along: so a chat goes to a colleague by name, and the visitor waits for nobody.
 * With as many chats as somebody has at a time it stays where it is.
 */
export const afterAcceptance: Reaction = {
  name: "chat.after_acceptance",
  on: ["ticket.accepted"],
  async run(tx, event) {
    const to = event.data["offered"] === true ? event.actor_id : null;
    if (!to || !event.ticket_id) return;
    const going = await goingAbout(tx, event.ticket_id);
    if (!going) return;
    await takeTechniciansTurn(tx, to);
    const chat = await lockChat(tx, going.id);
    if (!chat || chat.state !== "open" || !chat.technician_id || chat.technician_id === to || (chat.taken_at ?? event.at) > event.at)
      return;
    if ((await countOpenOf(tx, to)) >= (await mostEach(tx))) return;
    const [from, colleague] = await Promise.all([actorFor(tx, chat.technician_id), actorFor(tx, to)]);
    await closeContact(tx, from, event.at, chat.contact_id, chat.ticket_id, "handed_up");
    await ringOn(tx, from, event.at, chat);
    await take(tx, colleague, event.at, chat);
  },
};
