import type { Actor } from "../../platform/actor.ts";

const keepsAll = (actor: Actor): boolean => actor.permissions.has("catalog:write");

/** Those of one's teams; who keeps the catalog sees those of all. */
export const maySee = (actor: Actor, teamId: string): boolean =>
  actor.permissions.has("tickets:work") && (keepsAll(actor) || actor.teamIds.has(teamId));

/** Those of a team that one leads. */
export const mayKeep = (actor: Actor, teamId: string): boolean =>
  actor.permissions.has("tickets:work") && (keepsAll(actor) || actor.leadsTeamIds.has(teamId));

/** The teams whose are listed; null: all. */
export const teamsListed = (actor: Actor): string[] | null => (keepsAll(actor) ? null : [...actor.teamIds]);
