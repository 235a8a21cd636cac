import type { CompanyProvider } from "../../../contract/company.ts";
import { readCertificate } from "../../platform/egress/index.ts";
import { afterLogoutUri, logoutUri, metadataUri, redirectUri } from "./settings.ts";
import type { ShownIdentity } from "./store-identity.ts";
import type { ShownGroup, ShownProvider } from "./store-provider.ts";

function trusted(pem: string | null): CompanyProvider["trusted"] {
  if (pem === null) return null;
  try {
    const { from, to, ...seen } = readCertificate(pem);
    return { ...seen, from: from.toISOString().slice(0, 10), to: to.toISOString().slice(0, 10) };
  } catch {
    return null;
  }
}

const named = (id: string | null, name: string | null) => (id ? { id, name: name ?? "" } : null);

/** Never its secret. */
export const presentProvider = (row: ShownProvider, groups: readonly ShownGroup[]): CompanyProvider => ({
  id: row.id,
  key: row.key,
  kind: row.kind,
  name: row.name,
  issuer: row.issuer,
  client_id: row.client_id,
  scopes: row.scopes,
  sso_url: row.sso_url,
  signing: row.signing_certificates.flatMap((pem) => trusted(pem) ?? []),
  subject_claim: row.subject_claim,
  certificate: row.certificate,
  trusted: trusted(row.certificate),
  active: row.active,
  makes_people: row.makes_people,
  trusts_email: row.trusts_email,
  organization_id: row.organization_id,
  organization: named(row.organization_id, row.organization),
  language: row.language,
  directory_id: row.directory_id,
  directory: named(row.directory_id, row.directory),
  directory_claim: row.directory_claim,
  groups_claim: row.groups_claim,
  second_factor_values: row.second_factor_values,
  ends_there: row.ends_there,
  groups: groups
    .filter(({ provider_id }) => provider_id === row.id)
    .map(({ value, role, team_id, lead, team }) => ({ value, role, team_id, lead, team })),
  secret_set_at: row.secret_set_at?.toISOString() ?? null,
  people: row.people,
  signed_in_at: row.signed_in_at?.toISOString() ?? null,
  redirect_uri: redirectUri(row),
  metadata_uri: row.kind === "saml" ? metadataUri(row.key) : null,
  logout_uri: logoutUri(row.key),
  after_logout_uri: afterLogoutUri(),
  version: row.version,
});

export const presentIdentity = (row: ShownIdentity) => ({
  id: row.id,
  provider: { id: row.provider_id, name: row.provider },
  subject: row.subject,
  joined_by: row.joined_by,
  joined_at: row.joined_at.toISOString(),
  used_at: row.used_at?.toISOString() ?? null,
});
