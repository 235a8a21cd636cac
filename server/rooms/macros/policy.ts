import type { PreparedScope } from "../../../contract/macros.ts";
import type { Actor } from "../../platform/actor.ts";

/** Whose something is. */
export interface Whose {
  scope: PreparedScope;
  owner_id: string | null;
  team_id: string | null;
}

/** Who keeps what everybody uses in order. */
const keeps = (actor: Actor): boolean => actor.permissions.has("catalog:write");

/** Mine, my teams', everybody's; who keeps them in order sees those of every team. Nobody sees another person's own. */
export function mayUse(actor: Actor, { scope, owner_id, team_id }: Whose): boolean {
  if (!actor.permissions.has("tickets:work")) return false;
  if (scope === "personal") return owner_id !== null && owner_id === actor.personId;
  return scope === "shared" || keeps(actor) || (team_id !== null && actor.teamIds.has(team_id));
}

/** One's own, those of a team that one leads, and with the right to keep the catalog also those of all. */
export function mayChange(actor: Actor, whose: Whose): boolean {
  if (!mayUse(actor, whose)) return false;
  if (whose.scope === "personal" || keeps(actor)) return true;
  return whose.scope === "team" && whose.team_id !== null && actor.leadsTeamIds.has(whose.team_id);
}

/** The teams whose are listed; null: all. */
export const teamsListed = (actor: Actor): string[] | null => (keeps(actor) ? null : [...actor.teamIds]);
