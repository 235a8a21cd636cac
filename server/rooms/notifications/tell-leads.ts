import type { Reaction } from "../../platform/events/reaction.ts";
import { leads } from "../access/index.ts";
import { findPersonById } from "../people/index.ts";
import { ticketsByIds } from "../tickets/index.ts";
import { notifyAll } from "./notify.ts";

/** Those who lead learn that somebody could not prove who they are: whoever learns the procedure calls again. */
export const tellLeads: Reaction = {
  name: "notifications.caller_failed",
  on: ["verification.failed"],
  async run(tx, { id, person_id: personId, ticket_id: ticketId, actor_id: actorId, at }) {
    if (!personId || !ticketId) return;
    const [person, ticket, all] = await Promise.all([
      findPersonById(tx, personId),
      ticketsByIds(tx, [ticketId]).then((found) => found.get(ticketId)),
      leads(tx),
    ]);
    // What is closed to most is not named to all who lead.
    const shown = ticket && !ticket.confidential && !ticket.restricted ? ticketId : null;
    const told = all.filter((lead) => lead.id !== personId);
    await notifyAll(
      tx,
      told.map((lead) => ({
        eventId: id,
        personId: lead.id,
        kind: "caller_failed" as const,
        ticketId: shown,
        actorId,
        text: person?.name ?? null,
        at,
      })),
    );
  },
};
