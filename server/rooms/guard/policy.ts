import type { Actor } from "../../platform/actor.ts";

const leads = (actor: Actor): boolean => actor.leadsTeamIds.size > 0 || actor.roles.has("lead") || actor.roles.has("administrator");

/** Pure: who leads lifts, and nobody what is about themself. */
export const mayLift = (actor: Actor, alarm: { person_id: string | null; technician_id: string | null }): boolean =>
  leads(actor) && actor.personId !== alarm.person_id && actor.personId !== alarm.technician_id && !actor.viewedBy;

/** Pure: what happened to others' accounts is for who looks after the desk. */
export const mayReadHistory = (actor: Actor): boolean => actor.permissions.has("audit:read") || leads(actor);
