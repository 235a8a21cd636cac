import type { Generated } from "kysely";
import type { Role } from "../../../contract/access.ts";
import type { Language } from "../../../contract/shapes.ts";

export interface CompanyTables {
  identity_provider: {
    id: string;
    key: string;
    name: string;
    kind: "oidc" | "saml";
    issuer: string;
    client_id: string;
    secret: string | null;
    secret_set_at: Date | null;
    scopes: string;
    certificate: string | null;
    position: number;
    active: boolean;
    makes_people: boolean;
    trusts_email: boolean;
    organization_id: string | null;
    language: Language;
    directory_id: string | null;
    directory_claim: string | null;
    groups_claim: string | null;
    sso_url: string | null;
    signing_certificates: string[];
    subject_claim: string | null;
    second_factor_values: string[];
    ends_there: boolean;
    signed_in_at: Date | null;
    changed_at: Date;
    version: Generated<number>;
  };
  identity_provider_group: {
    id: string;
    provider_id: string;
    position: number;
    value: string;
    role: Exclude<Role, "requester"> | null;
    team_id: string | null;
    lead: boolean;
  };
  person_identity: {
    id: string;
    provider_id: string;
    issuer: string;
    subject: string;
    person_id: string;
    joined_by: "self" | "directory" | "address" | "new";
    joined_at: Date;
    used_at: Date | null;
  };
  identity_role: { grant_id: string; provider_id: string };
  identity_member: { team_id: string; person_id: string; provider_id: string };
  company_sign_in: {
    state_hash: Buffer;
    browser_hash: Buffer;
    provider_id: string;
    session_id: string | null;
    proving: boolean;
    asked: string;
    return_to: string | null;
    expires_at: Date;
    answer: Generated<string | null>;
    answer_hash: Generated<Buffer | null>;
  };
  company_assertion: { provider_id: string; assertion: string; expires_at: Date };
  company_logout: { provider_id: string; jti: string; expires_at: Date };
}

/** With what other rooms publish. */
export interface KnownTables extends CompanyTables {
  person_card: { id: string; name: string; active: boolean };
  organization_card: { id: string; name: string };
  team: { id: string; name: string };
  directory: { id: string; name: string; active: boolean };
  role_grant: { id: string; person_id: string; role: Role };
}
