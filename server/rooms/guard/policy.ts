import type { Actor } from "../../platform/actor.ts";

const leads = (actor: Actor): boolean => actor.leadsTeamIds.size > 0 || actor.roles.has("lead") || actor.roles.has("administrator");

export interface ToLift {
  person_id: string | null;
  technician_id: string | null;
  caused_by: readonly string[];
  /** It is about somebody who administers the desk. */
  administrator: boolean;
}

/** Pure: who leads lifts, of an administrator another one; nobody what is about themself, or what they had a hand in. */
export const mayLift = (actor: Actor, alarm: ToLift): boolean =>
  leads(actor) &&
  (!alarm.administrator || actor.roles.has("administrator")) &&
  actor.personId !== null &&
  ![alarm.person_id, alarm.technician_id, ...alarm.caused_by].includes(actor.personId) &&
  !actor.viewedBy;

/** Pure: what happened to others' accounts is for who looks after the desk. */
export const mayReadHistory = (actor: Actor): boolean => actor.permissions.has("audit:read") || leads(actor);
