import type { Actor } from "../../platform/actor.ts";

/** Goes on where others are stopped: after failed tries, and as the second person for privileged accounts. */
export const mayGoOn = (actor: Actor): boolean =>
  actor.roles.has("lead") || actor.roles.has("administrator") || actor.leadsTeamIds.size > 0;
