import type { SAML } from "@node-saml/node-saml";
import { redirectUri } from "../settings.ts";
import type { ProviderRow } from "../store-provider.ts";

/** ms that the provider's clock may be wrong, for the library's own look at the times. */
const skew = 60_000;

/** The library, set for one request; `anew`: whoever is signed in there shows once more who they are. It remembers nothing: what was asked and what was taken stands in the database. */
export async function libraryFor(row: ProviderRow, requestId: string, { isSigned = false, anew = false } = {}): Promise<SAML> {
  const { SAML: Library, ValidateInResponseTo } = await import("@node-saml/node-saml");
  const asked = new Date().toISOString();
  return new Library({
    callbackUrl: redirectUri(row),
    issuer: row.client_id,
    audience: row.client_id,
    entryPoint: row.sso_url ?? "",
    idpCert: row.signing_certificates,
    identifierFormat: null,
    disableRequestedAuthnContext: true,
    forceAuthn: anew,
    wantAssertionsSigned: true,
    wantAuthnResponseSigned: isSigned,
    acceptedClockSkewMs: skew,
    validateInResponseTo: ValidateInResponseTo.always,
    requestIdExpirationPeriodMs: 15 * 60_000,
    generateUniqueId: () => requestId,
    cacheProvider: {
      saveAsync: async () => null,
      getAsync: async (id) => (id === requestId ? asked : null),
      removeAsync: async () => null,
    },
  });
}
