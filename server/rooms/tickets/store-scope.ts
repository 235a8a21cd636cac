import { sql, type RawBuilder } from "../../platform/db.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Role } from "../../../contract/access.ts";
import { isStaff } from "./policy.ts";

const list = (ids: ReadonlySet<string>) => sql`${[...ids]}::uuid[]`;

const asRequester = (actor: Actor): RawBuilder<boolean> => sql<boolean>`(
  ticket.requester_id = ${actor.personId} or ticket.on_behalf_of_id = ${actor.personId}
  or ticket.id in (select ticket_id from watcher where person_id = ${actor.personId})
  or (not ticket.restricted and ticket.organization_id = any(${list(actor.organizationIds)})))`;

const seesRestricted = (actor: Actor): boolean => ["manager", "auditor", "administrator"].some((role) => actor.roles.has(role as Role));

const worksInside = (
  actor: Actor,
): RawBuilder<boolean> => sql<boolean>`(not ticket.restricted or ticket.team_id = any(${list(actor.teamIds)})
    or ticket.assignee_id = ${actor.personId}
    or ticket.id in (select ticket_id from offer where technician_id = ${actor.personId} and answer is null))`;

/** The tickets whose notes an actor may read: the same rule as `mayReadInside`. */
export function insideScopeOf(actor: Actor): RawBuilder<boolean> {
  if (!actor.personId || !isStaff(actor)) return sql<boolean>`false`;
  return seesRestricted(actor) ? sql<boolean>`true` : worksInside(actor);
}

/**
 * The tickets an actor may read, as a condition on a table or view called `ticket`: the same rule as `mayReadTicket`
 * (policy.test.ts holds the two against each other), written so that lists ride an index.
 */
export function scopeOf(actor: Actor, as?: "requester"): RawBuilder<boolean> {
  if (!actor.personId || !actor.permissions.has("tickets:read")) return sql<boolean>`false`;
  if (as === "requester" || !isStaff(actor)) return sql<boolean>`(ticket.discarded_at is null and ${asRequester(actor)})`;
  if (seesRestricted(actor)) return sql<boolean>`ticket.discarded_at is null`;
  return sql<boolean>`(ticket.discarded_at is null and (${worksInside(actor)} or ${asRequester(actor)}))`;
}

/** What everybody at the desk may read: counted once for all of them. Together with `beyondOf` it is `scopeOf`. */
export const openToStaff = sql<boolean>`(ticket.discarded_at is null and not ticket.restricted)`;

/** What somebody at the desk may read besides. Rides ticket_restricted_idx. */
export const beyondOf = (actor: Actor): RawBuilder<boolean> => sql<boolean>`(ticket.restricted and ${scopeOf(actor)})`;

/** Only those the actor asked for or that are for them. */
export const mineOnly = (actor: Actor): RawBuilder<boolean> =>
  sql<boolean>`(ticket.requester_id = ${actor.personId} or ticket.on_behalf_of_id = ${actor.personId})`;
