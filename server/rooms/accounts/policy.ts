import type { Actor } from "../../platform/actor.ts";
import type { ActionRow } from "./store.ts";

/** Pure: who leads agrees to what somebody asked for their own account, where no ticket says who works on it. */
const leads = (actor: Actor): boolean => actor.roles.has("lead") || actor.roles.has("administrator") || actor.leadsTeamIds.size > 0;

/** Pure: nobody decides about what they asked for, nor about their own account. */
export const isOwn = (actor: Actor, row: Pick<ActionRow, "asked_by" | "person_id">): boolean =>
  row.asked_by === actor.personId || row.person_id === actor.personId;

export const mayAgree = (actor: Actor, row: Pick<ActionRow, "asked_by" | "person_id" | "ticket_id">): boolean =>
  !isOwn(actor, row) && (row.ticket_id !== null || leads(actor));

/** Pure: what its owner asked for without a ticket is seen by who leads, and by the owner elsewhere. */
export const mayReadWithoutTicket = leads;
