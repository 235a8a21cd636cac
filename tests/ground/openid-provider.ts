import { generateKeyPairSync, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { SignJWT, UnsecuredJWT, decodeJwt, importJWK, type JWTPayload } from "jose";
import type { ClientMetadata, Configuration, JWK, Provider } from "oidc-provider";

export interface OpenIdProvider {
  url: string;
  clientId: string;
  clientSecret: string;
  /** Where dovecot asks whether a token is good, as a client of its own. */
  introspection: string;
  /** What was asked for at the token endpoint, and what came of it: `refresh_token 200`. */
  asked: string[];
  /** Somebody looks into their account there and takes back what they agreed to. */
  takeBack(): Promise<void>;
  /** From now on tokens live so long (s). */
  tokensLive(seconds: number): void;
  /** What it says of whoever signs in there, by the name they type; the same name is the subject. */
  people: Map<string, Record<string, unknown>>;
  /** Another ID token than the right one is given out, made from what the right one says. null: the right one. */
  forge: ((claims: JWTPayload) => Promise<string>) | null;
  /** Signs with its own key; `header` over the usual one. */
  sign(claims: JWTPayload, header?: Record<string, unknown>): Promise<string>;
  /** A token that nobody signed (RFC 7519, 6). */
  unsigned(claims: JWTPayload): string;
  /** What came of the logout tokens that it sent. */
  told: string[];
  close(): Promise<void>;
}

const form = "application/x-www-form-urlencoded";
const [clientId, clientSecret, imapSecret] = ["desk", "a secret: with %, + and ~", "introspects"];

/** The library warns that its own pages are for development: that is what they are here for. */
async function quietly<T>(work: () => T | Promise<T>): Promise<T> {
  const { warn, info } = console;
  Object.assign(console, { warn: () => {}, info: () => {} });
  try {
    return await work();
  } finally {
    Object.assign(console, { warn, info });
  }
}

/** With `alg` and `kid`, as it publishes it, and the private half. */
function newKey(): JWK {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return { ...privateKey.export({ format: "jwk" }), kid: randomBytes(6).toString("hex"), alg: "ES256", use: "sig" } as JWK;
}

/** An authorization server that others wrote (oidc-provider), with its own pages to sign in and to agree on. It turns refresh tokens over at every use. */
export async function startOpenIdProvider(redirectUri: string, more: Partial<ClientMetadata> = {}): Promise<OpenIdProvider> {
  const asked: string[] = [];
  const grants = new Set<string>();
  let life = 3600;
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const key = newKey();
  const people = new Map<string, Record<string, unknown>>();
  const told: string[] = [];
  const client = {
    client_id: clientId,
    client_secret: clientSecret,
    redirect_uris: [redirectUri],
    id_token_signed_response_alg: "ES256" as const,
    ...more,
  };
  const configuration: Configuration = {
    clients: [
      { ...client, grant_types: ["authorization_code", "refresh_token"], response_types: ["code"] },
      // It has this key alone, and every client of it has to be content with it.
      {
        client_id: "dovecot",
        client_secret: imapSecret,
        id_token_signed_response_alg: "ES256",
        redirect_uris: [],
        response_types: [],
        grant_types: [],
      },
    ],
    scopes: ["openid", "offline_access", "mail"],
    claims: {
      openid: ["sub", "amr", "acr", "auth_time", "sid", "groups", "entry", "_claim_names"],
      profile: ["name"],
      email: ["email", "email_verified"],
    },
    jwks: { keys: [key] },
    // As most do: what was asked for stands in the ID token.
    conformIdTokenClaims: false,
    cookies: { keys: [randomBytes(16).toString("hex")] },
    findAccount: (_, accountId) => ({ accountId, claims: () => ({ ...people.get(accountId), sub: accountId }) }),
    features: {
      introspection: { enabled: true, allowedPolicy: () => true },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: { enabled: true },
    },
    // The desk of a test is on this machine, where the provider by itself tells nobody anything.
    fetch: (target, options) => fetch(target, { ...options, dispatcher: undefined } as RequestInit),
    pkce: { required: () => true },
    rotateRefreshToken: true,
    ttl: { AccessToken: () => life, RefreshToken: 86_400, IdToken: 3600, Grant: 86_400, Interaction: 600, Session: 86_400 },
  };
  const provider: Provider = await quietly(async () => {
    const { default: OpenId } = await import("oidc-provider");
    return new OpenId(url, configuration);
  });
  const note = (ctx: { oidc: { params?: Record<string, unknown> } }, end: string) =>
    asked.push(`${String(ctx.oidc.params?.["grant_type"])} ${end}`);
  provider.on("grant.success", (ctx) => note(ctx, "200"));
  provider.on("grant.error", (ctx, error) => note(ctx, error.message));
  provider.on("backchannel.success", () => void told.push("well"));
  provider.on("backchannel.error", (_, error) => void told.push(error.message));
  provider.on("refresh_token.saved", ({ grantId }) => void (grantId && grants.add(grantId)));
  const own = await importJWK(key as never, "ES256");
  const made: OpenIdProvider = {
    url,
    clientId,
    clientSecret,
    introspection: `${url.replace("//", `//dovecot:${imapSecret}@`)}/token/introspection`,
    asked,
    async takeBack() {
      for (const id of grants) await (await provider.Grant.find(id))?.destroy();
      grants.clear();
    },
    tokensLive: (seconds) => void (life = seconds),
    people,
    forge: null,
    sign: (claims, header) => new SignJWT(claims).setProtectedHeader({ alg: "ES256", kid: String(key.kid), ...header }).sign(own),
    unsigned: (claims) => new UnsecuredJWT(claims).encode(),
    told,
    close: () => new Promise((done) => (server.closeAllConnections(), server.close(() => done()))),
  };
  provider.use(async (ctx, next) => {
    await next();
    const body = ctx.body as { id_token?: string } | undefined;
    if (ctx.path === "/token" && made.forge && body?.id_token) body.id_token = await made.forge(decodeJwt(body.id_token));
  });
  server.on("request", provider.callback());
  return made;
}

/** Somebody without a browser goes where the desk sends them, signs in, agrees (or says no), and is sent back with this. */
export async function agreeAt(
  goTo: string,
  redirectUri: string,
  who: string,
  says: "yes" | "no" = "yes",
  cookies = new Map<string, string>(),
): Promise<URLSearchParams> {
  let [url, body]: [string, URLSearchParams | null] = [goTo, null];
  for (let step = 0; step < 12; step++) {
    const headers = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "), ...(body && { "content-type": form }) };
    const answer = await fetch(url, { redirect: "manual", headers, ...(body && { method: "POST", body }) });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get("location");
    const page = await answer.text();
    body = null;
    if (location) {
      const next = new URL(location, url);
      if (next.href.startsWith(redirectUri)) return next.searchParams;
      url = next.href;
      continue;
    }
    const action = /<form[^>]* action="([^"]+)"/.exec(page)?.[1];
    // "Do you want to sign out?"
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1];
    if (action && xsrf) {
      body = new URLSearchParams({ xsrf, logout: "yes" });
      url = new URL(action, url).href;
      continue;
    }
    const prompt = /name="prompt" value="([^"]+)"/.exec(page)?.[1] ?? "";
    if (!action)
      throw new Error(`nothing to agree to: ${answer.status} ${page.replace(/^[^]*<body>/, "").replaceAll(/<[^>]*>|\s+/g, " ")}`);
    const no = /href="([^"]*\/abort)"/.exec(page)?.[1];
    if (says === "no" && prompt === "consent" && no) url = new URL(no, url).href;
    else {
      body = new URLSearchParams({ prompt, ...(prompt === "login" && { login: who, password: "any" }) });
      url = new URL(action, url).href;
    }
  }
  throw new Error("sent round and round");
}
