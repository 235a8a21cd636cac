import type { CompanyFault, CompanyTested } from "../../../contract/company.ts";
import type { Language } from "../../../contract/shapes.ts";
import type { Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import { notFound, wrongField } from "../../platform/problem.ts";
import { newToken } from "../../platform/secrets.ts";
import { requireSameProvider, secretOf } from "./kept-secret.ts";
import { configure } from "./oidc/configure.ts";
import { askProviderJson } from "./oidc/provider-json.ts";
import { providerFault, sayCompanyFault } from "./provider-fault.ts";
import { returnUri } from "./settings.ts";
import { providerById } from "./store-provider.ts";

const steps = ["discovery", "keys", "client"] as const;
type Step = (typeof steps)[number];

async function keptFor(db: Db, given: CompanyTested): Promise<{ secret: string; key: string }> {
  const row = given.provider !== undefined && isId(given.provider) ? await providerById(db, given.provider) : undefined;
  if (given.provider !== undefined && !row) throw notFound("identity_provider");
  if (given.client_secret !== undefined) return { secret: given.client_secret, key: row?.key ?? "test" };
  if (row?.kind !== "oidc") throw wrongField("/client_secret", "required");
  requireSameProvider(row, given);
  return { secret: secretOf(row), key: row.key };
}

/** A code that cannot be: whoever refuses it for itself, and not for who shows it, knows the client. */
async function showClient(configuration: Awaited<ReturnType<typeof configure>>, key: string): Promise<void> {
  const { genericGrantRequest } = await import("openid-client");
  const parameters = { code: newToken(), redirect_uri: returnUri(key), code_verifier: newToken() };
  await genericGrantRequest(configuration, "authorization_code", parameters).catch((error: unknown) => {
    const said = typeof error === "object" && error !== null && "error" in error ? String(error.error) : null;
    if (said === null || ["invalid_client", "unauthorized_client"].includes(said)) throw error;
  });
}

/** Tries settings from the first question to the client secret, and says at which step they fail and why. Nothing is kept. */
export async function runTest(db: Db, language: Language, given: CompanyTested) {
  const { issuer, certificate, client_id: clientId } = given;
  if (!URL.canParse(issuer)) throw wrongField("/issuer", "issuer");
  const { secret, key } = await keptFor(db, given);
  let configuration: Awaited<ReturnType<typeof configure>> | null = null;
  const found = () => {
    if (!configuration) throw new Error("asked before it was found");
    return configuration;
  };
  const work: Record<Step, () => Promise<void>> = {
    async discovery() {
      configuration = await configure({ issuer, certificate, clientId, secret });
    },
    async keys() {
      const { keys } = await askProviderJson({ issuer, certificate }, found().serverMetadata().jwks_uri ?? "");
      if (!Array.isArray(keys) || keys.length === 0) throw Object.assign(new Error("no keys"), { code: "NO_KEYS" });
    },
    client: () => showClient(found(), key),
  };
  const told: { step: Step; ok: boolean | null; failure: CompanyFault | null }[] = [];
  for (const step of steps) {
    if (told.some(({ ok }) => !ok)) {
      told.push({ step, ok: null, failure: null });
      continue;
    }
    const fault = await work[step]().then(
      () => null,
      (error: unknown) => providerFault(error, given),
    );
    told.push({ step, ok: fault === null, failure: fault && sayCompanyFault(language, fault) });
  }
  const server = (configuration as Awaited<ReturnType<typeof configure>> | null)?.serverMetadata();
  const ok = told.every((one) => one.ok === true);
  return {
    ok,
    steps: told,
    signs_out: server?.end_session_endpoint !== undefined,
    tells: server?.["backchannel_logout_supported"] === true,
  };
}
