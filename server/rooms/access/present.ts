import type { Me, Permission, Role } from "../../../contract/access.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { Problem } from "../../platform/problem.ts";
import { findPersonById } from "../people/index.ts";
import { teamsOfPerson } from "../teams/index.ts";
import type { AccountRow, GrantRow } from "./store-account.ts";
import type { ApiKeyRow } from "./store-key.ts";
import type { SessionRow } from "./store-session.ts";

/** What a signed-in person learns about themselves. */
export async function presentMe(db: Db, actor: Actor): Promise<Me> {
  const person = actor.personId ? await findPersonById(db, actor.personId) : undefined;
  if (!person) throw new Problem(401, "sign_in_needed");
  const teams = await teamsOfPerson(db, person.id);
  return {
    id: person.id,
    name: person.name,
    email: person.email,
    language: actor.viewedBy ? actor.language : person.language,
    time_zone: person.time_zone,
    roles: [...actor.roles],
    permissions: [...actor.permissions],
    teams: teams.map(({ id, key, name, tier, lead }) => ({ id, key, name, tier, lead })),
    organization: person.organization_id ? { id: person.organization_id, name: person.organization_name ?? "" } : null,
    viewed_by: actor.viewedBy && { name: actor.viewedBy.name, until: actor.viewedBy.until.toISOString() },
    limited: actor.limited,
  };
}

export const presentSession = (row: SessionRow, current: string | null) => ({
  id: row.id,
  current: row.id === current,
  created_at: row.created_at.toISOString(),
  last_seen_at: row.last_seen_at.toISOString(),
  expires_at: row.expires_at.toISOString(),
  user_agent: row.user_agent,
  ip: row.ip,
});

export const presentApiKey = (row: ApiKeyRow) => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  scopes: row.scopes as Permission[],
  created_at: row.created_at.toISOString(),
  expires_at: row.expires_at?.toISOString() ?? null,
  last_used_at: row.last_used_at?.toISOString() ?? null,
});

const presentGrant = (row: GrantRow): { role: Role; organization: { id: string; name: string } | null } => ({
  role: row.role,
  organization: row.organization_id ? { id: row.organization_id, name: row.organization ?? "" } : null,
});

export const presentAccount = (account: AccountRow, grants: readonly GrantRow[]) => ({
  person: { id: account.person_id, name: account.name },
  roles: grants.map(presentGrant),
  has_password: account.password_hash !== null,
  second_factors: account.authenticators + account.passkeys,
  disabled: account.disabled,
});
