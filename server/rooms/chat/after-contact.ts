import type { Reaction } from "../../platform/events/reaction.ts";
import { actorFor } from "../access/index.ts";
import { closeBehind } from "./end-chat.ts";
import { ringOn } from "./hand-on.ts";
import { lockChat } from "./store.ts";
import { goingOf } from "./store-going.ts";

/** A contact may be ended where calls are: its chat is over then, too, or rings where its ticket was handed to. */
export const afterContact: Reaction = {
  name: "chat.after_contact",
  on: ["contact.ended"],
  async run(tx, event) {
    const going = event.contact_id && (await goingOf(tx, event.contact_id));
    const chat = going && (await lockChat(tx, going.id));
    if (!chat || chat.state !== "open" || chat.contact_id !== event.contact_id || chat.technician_id === null) return;
    const technician = await actorFor(tx, chat.technician_id);
    await (event.data["outcome"] === "handed_up" ? ringOn : closeBehind)(tx, technician, event.at, chat);
  },
};
