import type { Reaction } from "../../../platform/events/reaction.ts";
import { destroySecrets } from "./store-answers.ts";

/** What was secret in a form is gone when its ticket is over, whichever door closed it. Opened again it does not come back. */
export const destroyWhenOver: Reaction = {
  name: "tickets.destroy_secrets",
  on: ["ticket.closed", "ticket.confirmed", "ticket.discarded"],
  run: async (tx, event) => {
    if (event.ticket_id) await destroySecrets(tx, event.ticket_id, event.at);
  },
};
