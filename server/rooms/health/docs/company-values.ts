const issuer = "https://login.company.example/9f1c";
const scopes = "openid profile email";

/** Examples of signing in through the company. */
export const companyValues: Record<string, unknown> = {
  "identity-providers.issuer": issuer,
  "POST /identity-providers.issuer": issuer,
  "POST /identity-providers.scopes": scopes,
  "POST /identity-providers/tests.issuer": issuer,
  "PUT /identity-providers/order.issuer": issuer,
  "identity-providers.scopes": scopes,
  "PUT /identity-providers/order.scopes": scopes,
  directory_claim: "objectGUID",
  groups_claim: "groups",
  "signing.from": "2026-01-01",
  "signing.to": "2028-12-31",
  subject_claim: "objectidentifier",
  second_factor_values: ["mfa"],
};
