import type { Configuration } from "openid-client";
import { secretOf } from "../kept-secret.ts";
import type { ProviderRow } from "../store-provider.ts";
import { fetchFor, type Party } from "./ask-provider.ts";

/** Read when somebody first signs in that way. */
const library = () => import("openid-client");

interface Client extends Party {
  clientId: string;
  secret: string;
}

/** Seconds that the provider's clock may be wrong. */
const skew = 30;

/** What the provider says of itself (OpenID Connect Discovery 1.0), and how the desk talks with it: signatures are checked always. */
export async function configure({ issuer, certificate, clientId, secret }: Client): Promise<Configuration> {
  const openid = await library();
  const ask = fetchFor({ issuer, certificate });
  // http goes no further than this machine: the egress module sees to that.
  const insecure = issuer.startsWith("http:") ? [openid.allowInsecureRequests] : [];
  const found = await openid.discovery(new URL(issuer), clientId, undefined, undefined, {
    [openid.customFetch]: ask,
    execute: insecure,
    timeout: 15,
  });
  const server = found.serverMetadata();
  const ways = server.token_endpoint_auth_methods_supported;
  const basic = !ways || ways.includes("client_secret_basic");
  const metadata = { client_secret: secret, [openid.clockTolerance]: skew };
  const configured = new openid.Configuration(
    { ...server },
    clientId,
    metadata,
    basic ? openid.ClientSecretBasic(secret) : openid.ClientSecretPost(secret),
  );
  configured[openid.customFetch] = ask;
  configured.timeout = 15;
  for (const turnOn of insecure) turnOn(configured);
  openid.enableNonRepudiationChecks(configured);
  return configured;
}

const clientOf = (row: ProviderRow): Client => ({
  issuer: row.issuer,
  certificate: row.certificate,
  clientId: row.client_id,
  secret: secretOf(row),
});

const known = new Map<string, { version: number; until: number; found: Promise<Configuration> }>();
const memory = 10 * 60_000;

/** The same, remembered for ten minutes while the settings are the same. */
export function configurationOf(row: ProviderRow): Promise<Configuration> {
  const before = known.get(row.id);
  if (before && before.version === row.version && before.until > Date.now()) return before.found;
  const found = configure(clientOf(row));
  const entry = { version: row.version, until: Date.now() + memory, found };
  known.set(row.id, entry);
  found.catch(() => known.get(row.id) === entry && known.delete(row.id));
  return found;
}
