import type { Actor } from "../../platform/actor.ts";

const keepsTeams = (actor: Actor): boolean => actor.permissions.has("teams:write");

/** Leads say what their people can do and how much they take; so does who keeps teams. */
export const mayShape = (actor: Actor, teams: readonly string[]): boolean =>
  keepsTeams(actor) || (actor.permissions.has("tickets:work") && teams.some((id) => actor.leadsTeamIds.has(id)));

/** What there is to be good at. */
export const mayNameSkills = (actor: Actor): boolean => mayShape(actor, [...actor.leadsTeamIds]);

/** How much somebody has is for them and for who shapes their work. */
export const maySeeLoad = (actor: Actor, personId: string, teams: readonly string[]): boolean =>
  actor.personId === personId || mayShape(actor, teams);
