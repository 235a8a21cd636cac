import type { Role } from "../../../contract/access.ts";
import type { Status } from "../../../contract/tickets.ts";
import type { Actor } from "../../platform/actor.ts";
import { isActive } from "./ticket.ts";

/** What deciding about a ticket needs to know of it. */
export interface TicketFacts {
  id: string;
  number: number;
  requester_id: string | null;
  on_behalf_of_id: string | null;
  organization_id: string | null;
  team_id: string;
  tier: number;
  assignee_id: string | null;
  watcher_ids: string[];
  /** To whom it is offered and not answered yet. */
  offered_to: string | null;
  restricted: boolean;
  discarded: boolean;
  status: Status;
  /** Another one that it is read through. */
  merged_into_id: string | null;
  accepted: boolean;
  /** It came to its team from another one, so it can be sent back. */
  handed: boolean;
}

const hasOne = (actor: Actor, roles: readonly Role[]): boolean => roles.some((role) => actor.roles.has(role));

/** Sees the inside of tickets: notes, stays, handovers. Everybody else is a requester. */
export const isStaff = (actor: Actor): boolean =>
  actor.permissions.has("tickets:read") && hasOne(actor, ["technician", "lead", "manager", "auditor", "administrator"]);

/** Opens tickets for others and says where they go: who works with tickets, not who only looks on. */
export const mayOpenForOthers = (actor: Actor): boolean => isStaff(actor) && hasOne(actor, ["technician", "lead", "administrator"]);

/** Sees restricted tickets of every team. */
const seesRestricted = (actor: Actor): boolean => hasOne(actor, ["manager", "auditor", "administrator"]);

/** As its requester: asked for it, it is for them, follows it, or their role opens the organization's tickets. */
export function mayReadAsRequester(actor: Actor, ticket: TicketFacts): boolean {
  const me = actor.personId;
  if (!me || !actor.permissions.has("tickets:read") || ticket.discarded) return false;
  if (me === ticket.requester_id || me === ticket.on_behalf_of_id) return true;
  if (ticket.watcher_ids.includes(me)) return true;
  return !ticket.restricted && ticket.organization_id !== null && actor.organizationIds.has(ticket.organization_id);
}

/** The inside: notes, handovers, who and why. A technician who asked for help is a requester on their own security matter. */
export function mayReadInside(actor: Actor, ticket: TicketFacts): boolean {
  if (!isStaff(actor)) return false;
  if (!ticket.restricted || seesRestricted(actor)) return true;
  return actor.teamIds.has(ticket.team_id) || actor.personId === ticket.assignee_id || actor.personId === ticket.offered_to;
}

export const mayReadTicket = (actor: Actor, ticket: TicketFacts): boolean =>
  mayReadAsRequester(actor, ticket) || mayReadInside(actor, ticket);

/** Change, resolve, hand on: its team, its assignee, a higher tier, or an administrator. Others may still note and reply. */
export function mayWorkOn(actor: Actor, ticket: TicketFacts): boolean {
  if (!actor.permissions.has("tickets:work") || !mayReadInside(actor, ticket)) return false;
  if (actor.roles.has("administrator") || actor.personId === ticket.assignee_id || actor.personId === ticket.offered_to) return true;
  return actor.teamIds.has(ticket.team_id) || actor.tier >= ticket.tier;
}

export const isRequesterOf = (actor: Actor, ticket: TicketFacts): boolean =>
  actor.personId !== null && (actor.personId === ticket.requester_id || actor.personId === ticket.on_behalf_of_id);

/** Write where everybody reads: the requester's side, or whoever works with tickets; those who only look on do not. */
export const mayReply = (actor: Actor, ticket: TicketFacts): boolean =>
  actor.permissions.has("tickets:reply") &&
  (mayReadAsRequester(actor, ticket) || (actor.permissions.has("tickets:work") && mayReadInside(actor, ticket)));

/** Say whether it is solved: who asked, or who works on it on their word. */
export const mayAnswer = (actor: Actor, ticket: TicketFacts): boolean =>
  actor.permissions.has("tickets:reply") && (isRequesterOf(actor, ticket) || mayWorkOn(actor, ticket));

/** Writes in it as somebody whom the desk helps. */
const writesAsRequester = (actor: Actor, ticket: TicketFacts): boolean =>
  isRequesterOf(actor, ticket) || (mayReadAsRequester(actor, ticket) && !mayReadInside(actor, ticket));

/** A merged one is worked on where it went; whoever asked in it may still write, for the other one may not be theirs to read. */
const rightsOnMerged = (actor: Actor, ticket: TicketFacts) => ({
  work: false,
  accept: false,
  bounce: false,
  escalate: false,
  resolve: false,
  close: false,
  reply: mayReply(actor, ticket) && writesAsRequester(actor, ticket),
  confirm: false,
  reopen: false,
});

/** Everything a reader may do now: screens and verbs ask this one place. */
export function rightsOn(actor: Actor, ticket: TicketFacts) {
  if (ticket.merged_into_id !== null) return rightsOnMerged(actor, ticket);
  const work = mayWorkOn(actor, ticket);
  const active = isActive(ticket.status);
  const answers = mayAnswer(actor, ticket);
  const mine = ticket.assignee_id === actor.personId;
  return {
    work,
    accept: work && active && (!ticket.accepted || ticket.offered_to === actor.personId || (ticket.assignee_id === null && !mine)),
    bounce: work && active && ticket.handed,
    escalate: work && active,
    resolve: work && active,
    close: work && ticket.status !== "closed",
    reply: mayReply(actor, ticket) && ticket.status !== "closed",
    confirm: answers && ticket.status === "resolved",
    reopen: answers && (ticket.status === "resolved" || ticket.status === "closed") && !ticket.discarded,
  };
}
