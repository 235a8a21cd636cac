import type { Actor, Viewer } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { standingOf } from "../teams/index.ts";
import { effectiveRoles, mayWorkOnTickets, permissionsOf } from "./policy.ts";
import type { CallerRow } from "./store-caller.ts";

export interface Credential {
  sessionId: string | null;
  apiKeyId: string | null;
  scopes?: readonly string[];
  provenAt?: Date | null;
  limited?: boolean;
  viewedBy?: Viewer | null;
}

const vendorTier = 4;

/** Everything that policies ask of somebody, from one row of theirs and their teams. */
export async function buildActor(
  db: Db,
  caller: CallerRow,
  credential: Credential,
  standing = standingOf(db, caller.person_id),
): Promise<Actor> {
  const known = await standing;
  const teams = known.filter((team) => team.rights !== null);
  const granted = caller.grants.map((grant) => grant.role);
  const worksAlone = granted.some((role) => mayWorkOnTickets.includes(role) && role !== "administrator") ? 1 : 0;
  return {
    personId: caller.person_id,
    name: caller.name,
    language: caller.language,
    timeZone: caller.time_zone,
    roles: effectiveRoles(granted),
    permissions: permissionsOf(granted, credential.scopes),
    teamIds: new Set(teams.map((team) => team.id)),
    leadsTeamIds: new Set(teams.filter((team) => team.lead).map((team) => team.id)),
    rightsIn: new Map(teams.map((team) => [team.id, new Set(team.rights)])),
    closedTeamIds: new Set(known.filter((team) => team.closed).map((team) => team.id)),
    // Only where one works: whoever looks into tier 3 is no specialist.
    tier: Math.max(
      worksAlone,
      ...teams
        .filter((team) => team.rights?.includes("work"))
        .map((team) => team.tier)
        .filter((tier) => tier < vendorTier),
    ),
    organizationIds: new Set(
      caller.grants.flatMap((grant) => (grant.role === "requester" && grant.organization_id ? [grant.organization_id] : [])),
    ),
    sessionId: credential.sessionId,
    apiKeyId: credential.apiKeyId,
    provenAt: credential.provenAt ?? null,
    limited: credential.limited === true,
    viewedBy: credential.viewedBy ?? null,
  };
}
