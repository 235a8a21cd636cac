import type { Reaction } from "../../platform/events/react.ts";
import { ticketsByIds } from "../tickets/index.ts";
import { tellRequester } from "./tell-requester.ts";
import { tellTechnicians } from "./tell-technicians.ts";

/** Who should know learns of it, exactly once per fact. */
export const tellWhomItConcerns: Reaction = {
  name: "notifications.tell",
  on: [
    "ticket.opened",
    "ticket.handed_up",
    "ticket.handed_down",
    "ticket.handed_over",
    "ticket.bounced",
    "ticket.offered",
    "ticket.declined",
    "ticket.noticed",
    "ticket.resolved",
    "ticket.reopened",
    "reply.added",
    "contact.ended",
  ],
  async run(tx, event) {
    const ticket = event.ticket_id ? (await ticketsByIds(tx, [event.ticket_id])).get(event.ticket_id) : undefined;
    if (!ticket || ticket.discarded_at) return;
    await tellTechnicians(tx, event, ticket);
    await tellRequester(tx, event, ticket);
  },
};
