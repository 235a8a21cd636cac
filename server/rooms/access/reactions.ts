import { theDesk } from "../../platform/actor.ts";
import type { Reaction } from "../../platform/events/reaction.ts";
import { endSessionsOf } from "./end-sessions.ts";
import { voidCodesOf } from "./store-code.ts";

/**
 * A new mail address is a new way in: codes mailed to the old one are void, and whoever is signed in has to prove anew who they
 * are, unless it was they who changed it.
 */
export const newAddress: Reaction = {
  name: "access.new_address",
  on: ["person.changed"],
  async run(tx, { person_id: personId, actor_id: actorId, data, at }) {
    const fields = data["fields"];
    if (!personId || !Array.isArray(fields) || !fields.includes("email")) return;
    await voidCodesOf(tx, personId, at);
    if (actorId !== personId) await endSessionsOf(tx, theDesk([]), personId, "address_changed", null, at);
  },
};
