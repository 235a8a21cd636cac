import type { Reaction } from "../../platform/events/reaction.ts";
import { findPersonById } from "../people/index.ts";
import { queueMessage } from "./queue-message.ts";

/** Who loses a mail address here learns it there, at once: it may not have been they who asked (NIST SP 800-63B, 4.2.3). */
export const tellOldAddress: Reaction = {
  name: "notifications.old_address",
  on: ["person.changed"],
  async run(tx, { id, person_id: personId, data, at }) {
    const email = data["old_email"];
    const person = personId && typeof email === "string" ? await findPersonById(tx, personId) : undefined;
    if (!person || typeof email !== "string" || email === person.email) return;
    await queueMessage(tx, { eventId: id, kind: "address_changed", to: { ...person, email }, values: {}, at });
  },
};
