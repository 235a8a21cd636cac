import type { Channel } from "../../../contract/tickets.ts";
import type { ContactTables } from "./tables.ts";

export type ContactState = ContactTables["contact"]["state"];

/** What a contact may become next; ended is the end. */
export const transitions: Record<ContactState, readonly ContactState[]> = {
  live: ["on_hold", "wrap_up"],
  on_hold: ["live", "wrap_up"],
  wrap_up: ["ended"],
  ended: [],
};

export const isGoing = (state: ContactState): boolean => state === "live" || state === "on_hold";

/** Somebody is waiting while we type: the ticket is opened before anything is known. */
export const opensTicketAtOnce = (channel: Channel): boolean => channel === "phone" || channel === "walk_in";
