import type { Reaction } from "../../platform/events/reaction.ts";
import { administrators } from "../access/index.ts";
import { findPersonById } from "../people/index.ts";
import { notifyAll } from "./notify.ts";
import { queueMessages } from "./queue-message.ts";
import { deskLink } from "./settings.ts";

/** Somebody got in without the company: everybody who runs the desk hears of it at once, whoever it was included. */
export const tellOfBreakGlass: Reaction = {
  name: "notifications.break_glass",
  on: ["break_glass.used"],
  async run(tx, { id: eventId, person_id: personId, at }) {
    const who = personId ? ((await findPersonById(tx, personId))?.name ?? "?") : "?";
    const told = await administrators(tx);
    await notifyAll(
      tx,
      told.map(({ id }) => ({ eventId, personId: id, kind: "break_glass" as const, text: who, at })),
    );
    const values = { "actor.name": who, "desk.link": deskLink() };
    await queueMessages(
      tx,
      told.map((to) => ({ eventId, kind: "break_glass_used" as const, to, values, at })),
    );
  },
};
