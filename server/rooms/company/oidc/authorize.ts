import { returnUri } from "../settings.ts";
import type { ProviderRow } from "../store-provider.ts";
import { configurationOf } from "./configure.ts";

export interface Sending {
  state: string;
  nonce: string;
  verifier: string;
  /** Whoever is signed in there shows anew who they are (max_age 0; the answer says when). */
  anew?: boolean;
}

/** Where the browser goes to sign in: code, PKCE (RFC 7636), state and nonce. */
export async function authorize(row: ProviderRow, { state, nonce, verifier, anew }: Sending): Promise<string> {
  const { buildAuthorizationUrl, calculatePKCECodeChallenge } = await import("openid-client");
  const configuration = await configurationOf(row);
  const url = buildAuthorizationUrl(configuration, {
    redirect_uri: returnUri(row.key),
    scope: row.scopes,
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    ...(anew && { prompt: "login", max_age: "0" }),
  });
  // What the provider says of itself is its own word: a browser is sent to web pages alone.
  if (!["https:", new URL(row.issuer).protocol].includes(url.protocol)) throw new Error("no page to sign in at");
  return url.href;
}
