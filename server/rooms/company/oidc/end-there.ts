import { afterLogoutUri } from "../settings.ts";
import type { ProviderRow } from "../store-provider.ts";
import { configurationOf } from "./configure.ts";

/** Where somebody signs out at the provider (OpenID Connect RP-Initiated Logout 1.0); null where it has no such page. */
export async function endThere(row: ProviderRow, hint: string | null): Promise<string | null> {
  const { buildEndSessionUrl } = await import("openid-client");
  const configuration = await configurationOf(row);
  const { end_session_endpoint: page } = configuration.serverMetadata();
  if (!page || !["https:", new URL(row.issuer).protocol].includes(new URL(page).protocol)) return null;
  return buildEndSessionUrl(configuration, { post_logout_redirect_uri: afterLogoutUri(), ...(hint && { id_token_hint: hint }) }).href;
}
