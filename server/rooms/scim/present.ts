import type { ScimFault, ScimSource } from "../../../contract/scim.ts";
import type { Language } from "../../../contract/shapes.ts";
import { say } from "../../platform/i18n.ts";
import { scimAddress } from "./settings.ts";
import type { FaultRow } from "./store-fault.ts";
import type { GroupRule, ShownSource } from "./store-source.ts";
import type { ShownToken } from "./store-token.ts";

export interface Around {
  rules: readonly (GroupRule & { team: string | null })[];
  tokens: readonly ShownToken[];
  groups: readonly { source_id: string; name: string; members: number }[];
  held: readonly { person_id: string; name: string; held_at: Date | null }[];
}

export const presentSource = (row: ShownSource, { rules, tokens, groups, held }: Around): ScimSource => ({
  id: row.id,
  name: row.name,
  active: row.active,
  organization_id: row.organization_id,
  organization: row.organization_id ? { id: row.organization_id, name: row.organization ?? "" } : null,
  language: row.language,
  most_leaving: row.most_leaving,
  groups: rules
    .filter(({ source_id }) => source_id === row.id)
    .map(({ value, role, team_id, lead, team }) => ({ value, role, team_id, lead, team })),
  address: scimAddress(),
  tokens: tokens
    .filter(({ source_id }) => source_id === row.id)
    .map(({ id, prefix, created_at, created_by, creator, expires_at, used_at }) => ({
      id,
      prefix,
      created_at: created_at.toISOString(),
      created_by: created_by ? { id: created_by, name: creator ?? "" } : null,
      expires_at: expires_at?.toISOString() ?? null,
      used_at: used_at?.toISOString() ?? null,
    })),
  people: row.people,
  groups_known: groups.filter(({ source_id }) => source_id === row.id).map(({ name, members }) => ({ name, members })),
  faults: row.faults,
  heard_at: row.heard_at?.toISOString() ?? null,
  held_since: row.held_since?.toISOString() ?? null,
  held: held.map(({ person_id, name, held_at }) => ({ person: { id: person_id, name }, at: (held_at ?? row.changed_at).toISOString() })),
  version: row.version,
});

export function presentFault(language: Language, { id, at, what, who, status, code, facts }: FaultRow): ScimFault {
  const rule = say(language, `directory_refused.${code}`, facts);
  const reason = rule === `directory_refused.${code}` ? say(language, `problem.${code}`, facts) : rule;
  return { id, at: at.toISOString(), what, who, status, reason };
}
