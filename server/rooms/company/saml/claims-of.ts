import { Problem } from "../../../platform/problem.ts";
import { readClaims, type Told } from "../read-claims.ts";
import type { ProviderRow } from "../store-provider.ts";
import type { Assertion } from "./read-assertion.ts";

const soap = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";
const microsoft = "http://schemas.microsoft.com/";
/** What providers call what the desk asks for; the first that is there counts. */
const names = {
  email: ["email", "mail", "urn:oid:0.9.2342.19200300.100.1.3", `${soap}emailaddress`],
  name: ["displayName", "urn:oid:2.16.840.1.113730.3.1.241", `${microsoft}identity/claims/displayname`, "name", "cn"],
  given_name: ["givenName", "firstName", "urn:oid:2.5.4.42", `${soap}givenname`],
  family_name: ["sn", "surname", "lastName", "urn:oid:2.5.4.4", `${soap}surname`],
};
const groupsLink = `${microsoft}claims/groups.link`;
const ways = `${microsoft}claims/authnmethodsreferences`;

const format = (version: string, name: string) => `urn:oasis:names:tc:SAML:${version}:nameid-format:${name}`;

/** Who somebody is for ever: never an address, and nothing that is new each time. */
function subjectOf(row: ProviderRow, { nameId, nameIdFormat }: Assertion, attributes: Map<string, string[]>): string {
  const isLasting = ![format("1.1", "emailAddress"), format("2.0", "transient")].includes(nameIdFormat);
  const [given = "", ...more] = row.subject_claim === null ? [isLasting ? nameId : ""] : (attributes.get(row.subject_claim) ?? []);
  if (given === "" || given.length > 500 || more.length > 0)
    throw new Problem(403, "company_subject_changes", { facts: { provider: row.name } });
  return given;
}

/** An assertion as the claims that the desk knows from OpenID Connect: what follows from them is the same for both. */
export function claimsOf(row: ProviderRow, assertion: Assertion): Told {
  const { nameId, nameIdFormat, contexts, sessionIndex, authnInstant } = assertion;
  const attributes = new Map(assertion.attributes);
  const claims: Record<string, unknown> = Object.create(null);
  for (const [name, values] of attributes) claims[name] = values.length === 1 ? values[0] : values;
  for (const [claim, known] of Object.entries(names)) {
    const found = known.flatMap((name) => attributes.get(name)?.slice(0, 1) ?? []).find(Boolean);
    claims[claim] = found ?? (claim === "email" && nameIdFormat === format("1.1", "emailAddress") ? nameId : undefined);
  }
  const elsewhere = row.groups_claim !== null && attributes.has(groupsLink) ? { [row.groups_claim]: groupsLink } : undefined;
  return readClaims(
    {
      ...claims,
      iss: row.issuer,
      sub: subjectOf(row, assertion, attributes),
      sid: sessionIndex,
      amr: attributes.get(ways) ?? [],
      acr: contexts,
      auth_time: authnInstant === null ? undefined : Math.floor(authnInstant / 1000),
      // SAML has no word for it: only where an administrator trusts it for the company's own domains.
      email_verified: false,
      _claim_names: elsewhere,
    },
    row,
  );
}
