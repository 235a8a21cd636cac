import { fastify, LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import type { Actor } from "../actor.ts";
import { answerPeople } from "../events/people-first.ts";
import type { Log } from "../log.ts";
import { Problem } from "../problem.ts";
import { newId } from "../id.ts";
import { bind, type Gate } from "./bind.ts";
import { closedPolicy } from "./content-policy.ts";
import type { BoundRoute } from "./handle.ts";
import { missing } from "./missing.ts";
import { refuse } from "./refuse.ts";
import { requireOwnPage, requireSameOrigin } from "./same-origin.ts";
import { serveWeb } from "./serve-web.ts";
import { createTurns } from "./turns.ts";
import { watchUnused } from "./unused.ts";

declare module "fastify" {
  interface FastifyRequest {
    actor: Actor | null;
  }
  interface FastifyContextConfig {
    /** Another site may make a browser send it: it counts as nobody's. */
    foreign?: boolean;
  }
}

const headers = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=()",
  "content-security-policy": closedPolicy,
};

export interface ServeOptions {
  gate: Gate;
  routes: readonly BoundRoute[];
  publicUrl: string;
  /** Addresses or networks of reverse proxies whose X-Forwarded-For names the visitor. */
  trustedProxies?: string[];
  log: Log;
  /** Requests of one caller that may be under way at the same time: fewer than there are connections to the database. */
  atOnce?: number;
  /** Endpoints outside /api/v1, such as /healthz. */
  extra?: (app: FastifyInstance) => void;
}

/** The web server: every route of every room, and the web application for every other address. */
export async function createServer({
  gate,
  routes,
  publicUrl,
  trustedProxies = [],
  log,
  atOnce = 6,
  extra,
}: ServeOptions): Promise<FastifyInstance> {
  answerPeople();
  const app: FastifyInstance = fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => newId(),
    trustProxy: trustedProxies.length > 0 ? trustedProxies : false,
    requestTimeout: 30_000,
    // Node looks for those who are late twice a minute, unless told otherwise.
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 2000 },
    connectionTimeout: 0,
    routerOptions: { maxParamLength: 200 },
    // Closing lets running requests finish; `endStreams` sends the listeners home, who would stay for ever.
    forceCloseConnections: "idle",
    return503OnClosing: true,
    // An address that is not even one gets no further than the router.
    frameworkErrors: (error, request, reply) =>
      reply.headers({ ...headers, "x-request-id": request.id }).send(refuse(error, request, reply) as never),
  });
  watchUnused(app);
  app.removeContentTypeParser("text/plain");
  const parseJson = app.getDefaultJsonParser("error", "error");
  app.removeContentTypeParser("application/json");
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, (request, body, done) => {
    const text = readUtf8(body as Buffer);
    if (text === null) return done(new Problem(400, "malformed"));
    if (text === "") return done(null, undefined);
    return parseJson(request, text, done);
  });
  app.decorateRequest("actor", null);
  // Two years, as browsers' preload lists ask for; only who is reached by https may promise it.
  const https = publicUrl.startsWith("https:") ? { "strict-transport-security": "max-age=63072000" } : {};
  app.addHook("onRequest", async (request, reply) => {
    reply.headers({ ...headers, ...https, "x-request-id": request.id });
    if (request.url.startsWith("/api/")) reply.header("cache-control", "no-store");
    if (!request.routeOptions.config.foreign) requireSameOrigin(request, publicUrl);
  });
  app.addHook("onResponse", async (request, reply) => {
    const { method, url, id } = request;
    const line = {
      request_id: id,
      method,
      path: pathFor(url),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      actor: request.actor?.personId,
    };
    if (reply.statusCode >= 500) log.error(line, "request");
    else log.info(line, "request");
  });
  app.setErrorHandler((error, request, reply) =>
    reply.send(refuse(error, request, reply, request.actor?.personId ? request.actor.language : undefined)),
  );
  const hall = {
    streams: endStreams(app),
    turns: createTurns({ atOnce, waiting: 100 }),
    requireOwnPage: (request: FastifyRequest) => requireOwnPage(request, publicUrl),
  };
  for (const route of routes) bind(app, gate, route, hall);
  extra?.(app);
  await serveWeb(app, missing(routes));
  return app;
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** null for bytes that are not UTF-8: letters of another encoding would be lost without a word. */
function readUtf8(bytes: Buffer): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

/** Open event streams end when the server closes; their browsers connect again, to the next one. */
function endStreams(app: FastifyInstance): Set<FastifyReply> {
  const open = new Set<FastifyReply>();
  app.addHook("preClose", async () => {
    for (const reply of open) reply.raw.end();
  });
  return open;
}

/** As it is logged: without what is asked, and without a secret that an address ends with. */
const pathFor = (url: string): string => (url.split("?")[0] ?? "").replace(/^(\/api\/v1\/(?:cti|unsubscriptions)\/).+/, "$1…");
