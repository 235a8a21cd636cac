import { sql, type RawBuilder } from "../../platform/db.ts";
import type { Actor } from "../../platform/actor.ts";
import type { TeamRight } from "../../../contract/teams.ts";
import { hasOversight, isStaff } from "./policy.ts";

const list = (ids: Iterable<string>) => sql`${[...ids]}::uuid[]`;

const asRequester = (actor: Actor): RawBuilder<boolean> => sql<boolean>`(
  ticket.requester_id = ${actor.personId} or ticket.on_behalf_of_id = ${actor.personId}
  or ticket.id in (select ticket_id from watcher where person_id = ${actor.personId})
  or (not ticket.restricted and ticket.organization_id = any(${list(actor.organizationIds)})))`;

/**
 * The same for one who sees nothing else: few tickets, each found by an index of its own, instead of a look at every one there is. Who
 * reads those of a whole organization finds some on every page.
 */
function ofRequester(actor: Actor): RawBuilder<boolean> {
  if (actor.organizationIds.size > 0) return asRequester(actor);
  return sql<boolean>`ticket.id in (
    select id from ticket own where own.requester_id = ${actor.personId}
    union all select id from ticket meant where meant.on_behalf_of_id = ${actor.personId}
    union all select ticket_id from watcher where person_id = ${actor.personId})`;
}

/** Has it, is asked to take it, or was let in. */
const personal = (actor: Actor): RawBuilder<boolean> => sql<boolean>`ticket.assignee_id = ${actor.personId}
    or ${actor.personId}::uuid = any(ticket.reader_ids)
    or ticket.id in (select ticket_id from offer where technician_id = ${actor.personId} and answer is null)`;

const teamsGiving = (actor: Actor, right: TeamRight): string[] =>
  [...actor.rightsIn].filter(([, rights]) => rights.has(right)).map(([id]) => id);

/** Teams whose tickets somebody at the desk does not read, though they are not restricted: closed ones, and where they may only open. */
function closedTo(actor: Actor): string[] {
  if (hasOversight(actor)) return [];
  const reads = new Set(teamsGiving(actor, "read"));
  return [...new Set([...actor.closedTeamIds, ...actor.rightsIn.keys()])].filter((id) => !reads.has(id)).toSorted();
}

const none = sql<boolean>`false`;
const inTeams = (ids: readonly string[]) => (ids.length === 0 ? none : sql<boolean>`ticket.team_id = any(${list(ids)})`);

/** As the rules of `insideRules`, for one who is staff. */
function worksInside(actor: Actor): RawBuilder<boolean> {
  const works = inTeams(teamsGiving(actor, "work"));
  if (hasOversight(actor)) return sql<boolean>`(not ticket.confidential or ${works} or ${personal(actor)})`;
  const reads = inTeams(teamsGiving(actor, "read"));
  const closed = closedTo(actor);
  const open = closed.length === 0 ? sql`not ticket.restricted` : sql`(not ticket.restricted and not ${inTeams(closed)})`;
  return sql<boolean>`(${open} or (${reads} and (not ticket.confidential or ${works})) or ${personal(actor)})`;
}

/** Looking through somebody's eyes shows nothing confidential of theirs. */
const lookedAt = (actor: Actor, scope: RawBuilder<boolean>): RawBuilder<boolean> =>
  actor.viewedBy ? sql<boolean>`(not ticket.confidential and ${scope})` : scope;

/** The tickets whose notes an actor may read: the same rule as `mayReadInside`. */
export function insideScopeOf(actor: Actor): RawBuilder<boolean> {
  if (!isStaff(actor)) return sql<boolean>`false`;
  // The desk itself, whose rules ask for what technicians answer.
  if (!actor.personId) return sql<boolean>`true`;
  return lookedAt(actor, worksInside(actor));
}

/**
 * The tickets an actor may read, as a condition on a table or view called `ticket`: the same rule as `mayReadTicket`
 * (policy.test.ts holds the two against each other), written so that lists ride an index.
 */
export function scopeOf(actor: Actor, as?: "requester"): RawBuilder<boolean> {
  if (!actor.personId || !actor.permissions.has("tickets:read")) return sql<boolean>`false`;
  const inside = as !== "requester" && isStaff(actor);
  const readable = inside ? sql<boolean>`(${worksInside(actor)} or ${asRequester(actor)})` : ofRequester(actor);
  return lookedAt(actor, sql<boolean>`(ticket.discarded_at is null and ${readable})`);
}

/** What everybody at the desk reads to whom the same teams are closed: counted once for all of them. With `beyondOf` it is `scopeOf`. */
export function openToStaff(actor: Actor): RawBuilder<boolean> {
  const closed = closedTo(actor);
  if (closed.length === 0) return sql<boolean>`(ticket.discarded_at is null and not ticket.restricted)`;
  return sql<boolean>`(ticket.discarded_at is null and not ticket.restricted and not ${inTeams(closed)})`;
}

/** What somebody at the desk may read besides. Rides ticket_restricted_idx, and ticket_team_idx where a team is closed to them. */
export const beyondOf = (actor: Actor): RawBuilder<boolean> =>
  sql<boolean>`((ticket.restricted or ${inTeams(closedTo(actor))}) and ${scopeOf(actor)})`;

/** Names all of whom `openToStaff` says the same. */
export const openTo = (actor: Actor): string => closedTo(actor).join(" ") || "all";

/** Names all that decides what an actor reads: two of one name read the same tickets. */
export const readingKey = (actor: Actor): string =>
  JSON.stringify([
    actor.personId,
    [...actor.roles],
    [...actor.permissions],
    [...actor.organizationIds],
    [...actor.rightsIn].map(([id, rights]) => [id, ...rights]),
    [...actor.closedTeamIds],
    actor.viewedBy !== null,
  ]);

/** Only those the actor asked for or that are for them. */
export const mineOnly = (actor: Actor): RawBuilder<boolean> =>
  sql<boolean>`(ticket.requester_id = ${actor.personId} or ticket.on_behalf_of_id = ${actor.personId})`;
