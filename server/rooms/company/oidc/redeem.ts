import type { CompanyAnswered } from "../../../../contract/company.ts";
import type { Asked } from "../kept-secret.ts";
import { returnUri } from "../settings.ts";
import type { ProviderRow } from "../store-provider.ts";
import { configurationOf } from "./configure.ts";
import { readClaims, type Told } from "../read-claims.ts";

export interface Redeemed {
  told: Told;
  /** null for SAML, which has none. */
  idToken: string | null;
}

/**
 * A code becomes what the provider says of somebody (OpenID Connect Core 1.0, 3.1.3): state, issuer, nonce, audience, times and signature
 * are checked by the library. What the ID token leaves out is asked for, and counts only for the same subject.
 */
export async function redeem(row: ProviderRow, { nonce, verifier }: Asked, answer: CompanyAnswered): Promise<Redeemed> {
  const { authorizationCodeGrant, fetchUserInfo } = await import("openid-client");
  const configuration = await configurationOf(row);
  const url = new URL(returnUri(row.key));
  for (const name of ["state", "code", "iss"] as const) if (answer[name] !== undefined) url.searchParams.set(name, answer[name]);
  const tokens = await authorizationCodeGrant(configuration, url, {
    expectedState: answer.state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (!claims || tokens.id_token === undefined) throw new Error("no ID token");
  const wanted = ["email", row.groups_claim, row.directory_claim].filter((name) => name !== null);
  const isWhole = wanted.every((name) => Object.hasOwn(claims, name));
  const asks = !isWhole && configuration.serverMetadata().userinfo_endpoint !== undefined;
  const says: Record<string, unknown> = asks ? { ...(await fetchUserInfo(configuration, tokens.access_token, claims.sub)) } : {};
  // Whether an address was checked is said of that address.
  if (claims["email"] !== undefined && claims["email"] !== says["email"]) delete says["email_verified"];
  return { told: readClaims({ ...says, ...claims }, row), idToken: tokens.id_token };
}
