import { redirectUri } from "../settings.ts";
import type { ProviderRow } from "../store-provider.ts";
import { configurationOf } from "./configure.ts";

export interface Sending {
  state: string;
  nonce: string;
  verifier: string;
}

/** Where the browser goes to sign in: code, PKCE (RFC 7636), state and nonce. */
export async function authorize(row: ProviderRow, { state, nonce, verifier }: Sending): Promise<string> {
  const { buildAuthorizationUrl, calculatePKCECodeChallenge } = await import("openid-client");
  const configuration = await configurationOf(row);
  const url = buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri(row.key),
    scope: row.scopes,
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
  });
  // What the provider says of itself is its own word: a browser is sent to web pages alone.
  if (!["https:", new URL(row.issuer).protocol].includes(url.protocol)) throw new Error("no page to sign in at");
  return url.href;
}
