import type { Role } from "../../../contract/access.ts";
import type { Status } from "../../../contract/tickets.ts";
import type { Actor } from "../../platform/actor.ts";
import { allows, decide, demands, type Rule } from "./access/rules.ts";
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
  /** For those who work in its team, who has it, who asked and who was let in: nobody else, whatever their role. */
  confidential: boolean;
  /** Whom somebody let in. */
  reader_ids: string[];
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

/** How people are marked is for who works on tickets, and for the desk's own rules. */
export const seesMarks = (actor: Actor): boolean => actor.personId === null || actor.permissions.has("tickets:work");

/** Opens tickets for others and says where they go: who works with tickets, not who only looks on. */
export const mayOpenForOthers = (actor: Actor): boolean => isStaff(actor) && hasOne(actor, ["technician", "lead", "administrator"]);

/** Sees restricted tickets and closed teams, but no confidential ticket. */
export const hasOversight = (actor: Actor): boolean => hasOne(actor, ["manager", "auditor", "administrator"]);

const isMe = (actor: Actor, id: string | null): boolean => id !== null && id === actor.personId;
const letIn = (actor: Actor, ticket: TicketFacts): boolean => actor.personId !== null && ticket.reader_ids.includes(actor.personId);

/** What somebody's membership in a ticket's team gives; undefined for who is no member. */
const membership = (actor: Actor, ticket: TicketFacts) => actor.rightsIn.get(ticket.team_id);

/** Looking through somebody's eyes shows nothing confidential of theirs. */
const notLookedAt = demands("looked_at", (actor, ticket) => actor.viewedBy === null || !ticket.confidential);

/** As its requester: asked for it, it is for them, follows it, or their role opens the organization's tickets. */
export const outsideRules: readonly Rule[] = [
  demands("may_read", (actor) => actor.personId !== null && actor.permissions.has("tickets:read")),
  notLookedAt,
  demands("discarded", (_, ticket) => !ticket.discarded),
  allows("asked", (actor, ticket) => isMe(actor, ticket.requester_id)),
  allows("for_them", (actor, ticket) => isMe(actor, ticket.on_behalf_of_id)),
  allows("follows", (actor, ticket) => actor.personId !== null && ticket.watcher_ids.includes(actor.personId)),
  {
    name: "organization",
    ask: (actor, ticket) => !ticket.restricted && ticket.organization_id !== null && actor.organizationIds.has(ticket.organization_id),
  },
];
export const mayReadAsRequester = (actor: Actor, ticket: TicketFacts): boolean => decide(outsideRules, actor, ticket);

/** The inside: notes, handovers, who and why. A technician who asked for help is a requester on their own security matter. */
export const insideRules: readonly Rule[] = [
  demands("technician", (actor) => isStaff(actor)),
  notLookedAt,
  allows("assignee", (actor, ticket) => isMe(actor, ticket.assignee_id)),
  allows("offered", (actor, ticket) => isMe(actor, ticket.offered_to)),
  allows("let_in", letIn),
  // The desk itself wakes and closes them, too.
  {
    name: "confidential",
    ask: (actor, ticket) => (ticket.confidential ? actor.personId === null || membership(actor, ticket)?.has("work") === true : null),
  },
  allows("oversight", hasOversight),
  { name: "member", ask: (actor, ticket) => membership(actor, ticket)?.has("read") ?? null },
  demands("restricted", (_, ticket) => !ticket.restricted),
  demands("closed_team", (actor, ticket) => !actor.closedTeamIds.has(ticket.team_id)),
  allows("open_desk", () => true),
];
export const mayReadInside = (actor: Actor, ticket: TicketFacts): boolean => decide(insideRules, actor, ticket);

export const mayReadTicket = (actor: Actor, ticket: TicketFacts): boolean =>
  mayReadAsRequester(actor, ticket) || mayReadInside(actor, ticket);

/** Change, resolve, hand on: its team, its assignee, a higher tier, or an administrator. Others may still note and reply. */
export const workRules: readonly Rule[] = [
  demands("may_work", (actor) => actor.permissions.has("tickets:work")),
  demands("sees_inside", mayReadInside),
  allows("administrator", (actor) => actor.roles.has("administrator")),
  // What somebody was given in a team is all they have there, also where a ticket was theirs before.
  { name: "team_work", ask: (actor, ticket) => membership(actor, ticket)?.has("work") ?? null },
  allows("assignee", (actor, ticket) => isMe(actor, ticket.assignee_id)),
  allows("offered", (actor, ticket) => isMe(actor, ticket.offered_to)),
  demands("confidential", (_, ticket) => !ticket.confidential),
  demands("closed_team", (actor, ticket) => !actor.closedTeamIds.has(ticket.team_id)),
  { name: "tier", ask: (actor, ticket) => actor.tier >= ticket.tier },
];
export const mayWorkOn = (actor: Actor, ticket: TicketFacts): boolean => decide(workRules, actor, ticket);

/** Notes, watchers, time, replies for the desk: who sees the inside, unless their membership lets them only look. */
export const writeRules: readonly Rule[] = [
  demands("sees_inside", mayReadInside),
  allows("administrator", (actor) => actor.roles.has("administrator")),
  allows("limited", (actor, ticket) => membership(actor, ticket)?.has("work") ?? true),
  // Who opened it into a team, or handed it there, may go on telling what they hear.
  { name: "only_looks", ask: (actor, ticket) => membership(actor, ticket)?.has("create") === true && letIn(actor, ticket) },
];
export const mayWriteInside = (actor: Actor, ticket: TicketFacts): boolean => decide(writeRules, actor, ticket);

/** Opens tickets into a team and hands them to it by name. Where the desk sends a ticket by itself, nobody is asked. */
export const mayOpenInto = (actor: Actor, teamId: string): boolean =>
  actor.roles.has("administrator") || (actor.rightsIn.get(teamId)?.has("create") ?? !actor.closedTeamIds.has(teamId));

export const isRequesterOf = (actor: Actor, ticket: TicketFacts): boolean =>
  actor.personId !== null && (actor.personId === ticket.requester_id || actor.personId === ticket.on_behalf_of_id);

/** Whoever may open into a team and not see it keeps seeing what they opened or handed there. */
export function keepsSeeing(actor: Actor, teamId: string): boolean {
  const rights = actor.rightsIn.get(teamId);
  return rights?.has("create") === true && !rights.has("read");
}

/** Not open to everybody at the desk: whether this reader sees the inside takes a closer look. */
export const takesALook = (actor: Actor, { restricted, team_id }: { restricted: boolean; team_id: string }): boolean =>
  restricted || actor.closedTeamIds.has(team_id) || actor.rightsIn.get(team_id)?.has("read") === false;

/** Write where everybody reads: the requester's side, or whoever works with tickets; those who only look on do not. */
export function mayReply(actor: Actor, ticket: TicketFacts): boolean {
  if (!actor.permissions.has("tickets:reply")) return false;
  const speaksForTheDesk = actor.permissions.has("tickets:work") && mayWriteInside(actor, ticket);
  // Whoever may only look at a team's tickets does not write by following one.
  if (actor.permissions.has("tickets:work") && !isRequesterOf(actor, ticket) && mayReadInside(actor, ticket)) return speaksForTheDesk;
  return speaksForTheDesk || mayReadAsRequester(actor, ticket);
}

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
