import { createHash, randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import Fastify from "fastify";

interface Consent {
  clientId: string;
  redirectUri: string;
  challenge: string;
  user: string;
}

export interface AuthorizationServer {
  url: string;
  clientId: string;
  clientSecret: string;
  /** Every question at /token, as it came. */
  asked: Record<string, string>[];
  /** Seconds that the next tokens live. */
  life: number;
  /** As whom somebody agrees. */
  user: string;
  /** The provider is away: it answers 503. */
  away: boolean;
  /** Gives nothing to renew with. */
  fleeting: boolean;
  /** No refresh token is good any more. */
  revoke(): void;
  /** No access token is good any more, whatever was said of its life. */
  expireAccess(): void;
  isGood(accessToken: string): boolean;
  /** A browser goes where the desk sends it, agrees, and is sent back with this. */
  agree(goTo: string): Promise<URLSearchParams>;
  close(): Promise<void>;
}

const form = (body: unknown): Record<string, string> => Object.fromEntries(new URLSearchParams(String(body)));
const token = () => randomBytes(24).toString("base64url");

/** An authorization server (RFC 6749, 7636, 7662): it checks what the desk sends, renews each refresh token once, and answers dovecot. */
export async function startAuthorizationServer(user: string): Promise<AuthorizationServer> {
  const app = Fastify();
  const [codes, refresh, access] = [new Map<string, Consent>(), new Set<string>(), new Map<string, string>()];
  const server: AuthorizationServer = {
    url: "",
    clientId: "desk",
    clientSecret: "a secret: with %, + and ø",
    asked: [],
    life: 3600,
    user,
    away: false,
    fleeting: false,
    revoke: () => refresh.clear(),
    expireAccess: () => access.clear(),
    isGood: (accessToken) => access.has(accessToken),
    async agree(goTo) {
      const answer = await fetch(goTo, { redirect: "manual" });
      return new URL(answer.headers.get("location") ?? "").searchParams;
    },
    close: () => app.close(),
  };
  const isClient = (header: string | undefined): boolean => {
    const [id, secret] = Buffer.from((header ?? "").replace("Basic ", ""), "base64")
      .toString("utf8")
      .split(":");
    return [id, secret].map((part) => new URLSearchParams(`x=${part}`).get("x")).join() === [server.clientId, server.clientSecret].join();
  };
  const give = (lasting: boolean) => {
    const [accessToken, refreshToken] = [token(), token()];
    access.set(accessToken, server.user);
    if (lasting) refresh.add(refreshToken);
    return {
      access_token: accessToken,
      token_type: "Bearer",
      expires_in: server.life,
      ...(lasting && !server.fleeting && { refresh_token: refreshToken }),
    };
  };
  const isCodeGood = ({ code = "", redirect_uri, code_verifier = "" }: Record<string, string>): boolean => {
    const consent = codes.get(code);
    codes.delete(code);
    const challenge = createHash("sha256").update(code_verifier).digest("base64url");
    return consent?.redirectUri === redirect_uri && consent?.challenge === challenge;
  };

  app.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_, body, done) => done(null, form(body)));
  app.get("/authorize", (request, reply) => {
    const asked = request.query as Record<string, string>;
    const back = new URL(asked["redirect_uri"] ?? "");
    back.searchParams.set("state", asked["state"] ?? "");
    if (asked["client_id"] !== server.clientId || asked["code_challenge_method"] !== "S256" || asked["response_type"] !== "code")
      back.searchParams.set("error", "invalid_request");
    else if (server.user === "") back.searchParams.set("error", "access_denied");
    else {
      const code = token();
      codes.set(code, {
        clientId: asked["client_id"],
        redirectUri: asked["redirect_uri"] ?? "",
        challenge: asked["code_challenge"] ?? "",
        user: server.user,
      });
      back.searchParams.set("code", code);
    }
    return reply.redirect(back.href);
  });
  app.post("/token", (request, reply) => {
    const asked = request.body as Record<string, string>;
    server.asked.push(asked);
    const refuse = (status: number, error: string, error_description: string) => reply.code(status).send({ error, error_description });
    if (server.away) return reply.code(503).send("busy");
    if (!isClient(request.headers.authorization)) return refuse(401, "invalid_client", "The client secret is not right.");
    if (asked["grant_type"] === "client_credentials") return give(false);
    if (asked["grant_type"] === "authorization_code")
      return isCodeGood(asked) ? give(true) : refuse(400, "invalid_grant", "The code is not good.");
    if (!refresh.delete(asked["refresh_token"] ?? "")) return refuse(400, "invalid_grant", "The user has taken the consent back.");
    return give(true);
  });
  app.post("/introspect", (request) => {
    const username = access.get((request.body as Record<string, string>)["token"] ?? "");
    return username === undefined ? { active: false } : { active: true, username };
  });
  await app.listen({ port: 0, host: "127.0.0.1" });
  server.url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  return server;
}
