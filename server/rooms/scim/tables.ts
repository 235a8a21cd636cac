import type { Generated } from "kysely";
import type { Role } from "../../../contract/access.ts";
import type { Language } from "../../../contract/shapes.ts";
import type { Facts } from "../directory/index.ts";
import type { Json } from "./resource/json.ts";

export interface ScimTables {
  scim_source: {
    id: string;
    name: string;
    active: boolean;
    organization_id: string | null;
    language: Language;
    most_leaving: number;
    heard_at: Date | null;
    held_since: Date | null;
    let_go_until: Date | null;
    changed_at: Date;
    version: Generated<number>;
  };
  scim_source_group: {
    id: string;
    source_id: string;
    position: number;
    value: string;
    role: Exclude<Role, "requester"> | null;
    team_id: string | null;
    lead: boolean;
  };
  scim_token: {
    id: string;
    source_id: string;
    token_hash: Buffer;
    prefix: string;
    created_at: Date;
    created_by: string | null;
    expires_at: Date | null;
    used_at: Date | null;
    revoked_at: Date | null;
  };
  scim_user: {
    id: string;
    source_id: string;
    person_id: string;
    user_name: string;
    user_name_key: string;
    external_id: string | null;
    document: Json;
    facts: Facts | null;
    enabled: boolean;
    left_at: Date | null;
    held_at: Date | null;
    gone_at: Date | null;
    created_at: Date;
    changed_at: Date;
  };
  scim_group: {
    id: string;
    source_id: string;
    name: string;
    name_key: string;
    external_id: string | null;
    created_at: Date;
    changed_at: Date;
  };
  scim_member: { group_id: string; user_id: string };
  scim_role: { grant_id: string; source_id: string };
  scim_team_member: { team_id: string; person_id: string; source_id: string };
  scim_fault: {
    id: string;
    source_id: string;
    at: Date;
    what: string;
    who: string;
    status: number;
    code: string;
    facts: Record<string, string | number>;
  };
}

/** With what other rooms publish. */
export interface KnownTables extends ScimTables {
  person_card: { id: string; name: string; email: string | null; active: boolean };
  organization_card: { id: string; name: string };
  team: { id: string; name: string };
  role_grant: { id: string; person_id: string; role: Role };
}
