import { createHash } from "node:crypto";
import type { GrantGiven } from "../../../../contract/grants.ts";
import { wrongField } from "../../../platform/problem.ts";

/** How a provider is asked for tokens. */
export interface Registration {
  provider: GrantGiven["provider"];
  flow: GrantGiven["flow"];
  tenant: string | null;
  authorizeUrl: string | null;
  tokenUrl: string;
  scopes: string;
  clientId: string;
  clientSecret: string | null;
}

const microsoft = "https://login.microsoftonline.com";
/** RFC 6749, 6: without `offline_access` there is nothing to renew with. */
const microsoftScopes = "offline_access https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send";

/** The mail servers that belong to a provider: its tokens may be shown to them without naming each. */
const ownServers: Record<GrantGiven["provider"], string[]> = {
  microsoft: ["outlook.office365.com:993", "smtp.office365.com:587"],
  google: ["imap.gmail.com:993", "smtp.gmail.com:465", "smtp.gmail.com:587"],
  other: [],
};

export const serverOf = ({ host, port }: { host: string; port: number }): string => `${host}:${port}`;

/** Whom the tokens of a grant may be shown to: the provider's own servers, and those that are set up when it is given. Pure. */
export const serversFor = (provider: GrantGiven["provider"], named: readonly { host: string; port: number }[]): string[] => [
  ...new Set([...ownServers[provider], ...named.map(serverOf)]),
];

/** Addresses and scopes of the great providers are known; another one names them. Throws at the field that is missing. Pure. */
export function registrationOf(given: GrantGiven, clientSecret: string | null): Registration {
  const { provider, flow, tenant = null, client_id: clientId } = given;
  const plain = { provider, flow, tenant, clientId, clientSecret };
  if (flow === "application" && provider === "google") throw wrongField("/flow", "no_application");
  if (flow === "application" && !clientSecret) throw wrongField("/client_secret", "required");
  if (provider === "google") {
    const [authorizeUrl, tokenUrl] = ["https://accounts.google.com/o/oauth2/v2/auth", "https://oauth2.googleapis.com/token"];
    return { ...plain, tenant: null, authorizeUrl, tokenUrl, scopes: "https://mail.google.com/" };
  }
  if (provider === "microsoft") {
    if (!tenant) throw wrongField("/tenant", "required");
    const at = `${microsoft}/${tenant}/oauth2/v2.0`;
    if (flow === "application")
      return { ...plain, authorizeUrl: null, tokenUrl: `${at}/token`, scopes: "https://outlook.office365.com/.default" };
    return { ...plain, authorizeUrl: `${at}/authorize`, tokenUrl: `${at}/token`, scopes: microsoftScopes };
  }
  if (!given.token_url) throw wrongField("/token_url", "required");
  if (flow === "person" && !given.authorize_url) throw wrongField("/authorize_url", "required");
  return { ...plain, tenant: null, authorizeUrl: given.authorize_url ?? null, tokenUrl: given.token_url, scopes: given.scopes ?? "" };
}

/** Where somebody agrees (RFC 6749, 4.1.1), with the challenge of RFC 7636. Pure. */
export function consentUrl(
  registration: Registration,
  asked: { state: string; verifier: string; user: string; redirectUrl: string },
): string {
  const url = new URL(registration.authorizeUrl ?? "");
  const challenge = createHash("sha256").update(asked.verifier).digest("base64url");
  const parameters = {
    response_type: "code",
    client_id: registration.clientId,
    redirect_uri: asked.redirectUrl,
    scope: registration.scopes,
    state: asked.state,
    code_challenge: challenge,
    code_challenge_method: "S256",
    ...(asked.user && { login_hint: asked.user }),
    // Google gives what renews a token only when asked, and once.
    ...(registration.provider === "google" && { access_type: "offline", prompt: "consent" }),
    ...(registration.provider === "microsoft" && { prompt: "select_account" }),
    // OpenID Connect Core, 11: what renews a token is given to whom somebody agrees with just then, and to nobody else.
    ...(registration.provider === "other" && /(?:^|\s)offline_access(?:\s|$)/.test(registration.scopes) && { prompt: "consent" }),
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}
