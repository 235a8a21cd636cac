import type { Actor } from "../../platform/actor.ts";

/** What deciding about a view needs to know of it. */
export interface ViewFacts {
  scope: "personal" | "team" | "shared";
  owner_id: string;
  team_id: string | null;
}

/** Looks after teams that they are in none of. */
const looksAfterTeams = (actor: Actor): boolean => actor.permissions.has("teams:write");

/** Has it in their column: who made it, the team's members, every technician. Somebody without a team looks after all of them. */
export function mayUseView(actor: Actor, view: ViewFacts): boolean {
  if (!actor.personId || !actor.permissions.has("tickets:work")) return false;
  if (view.scope === "personal") return view.owner_id === actor.personId;
  if (view.scope === "shared") return true;
  return (view.team_id !== null && actor.teamIds.has(view.team_id)) || looksAfterTeams(actor);
}

/** Makes, changes and retires it: a personal one is its owner's; a team's is its leads'; a shared one belongs to those who lead. */
export function mayChangeView(actor: Actor, view: ViewFacts): boolean {
  if (!mayUseView(actor, view)) return false;
  if (view.scope === "personal") return true;
  if (looksAfterTeams(actor)) return true;
  if (view.scope === "team") return view.team_id !== null && actor.leadsTeamIds.has(view.team_id);
  return actor.roles.has("lead") || actor.leadsTeamIds.size > 0;
}
