import { timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { Problem } from "../../../platform/problem.ts";
import { hashToken } from "../../../platform/secrets.ts";
import { createRegistry } from "./registry.ts";

export interface MetricsOptions {
  db: Db;
  authenticate(request: FastifyRequest): Promise<Actor>;
  /** The bearer token of whoever scrapes; null: only those with the permission `system:read`. */
  token: string | null;
}

async function admit(request: FastifyRequest, { authenticate, token }: MetricsOptions): Promise<void> {
  const sent = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? "")?.[1];
  if (sent && token && timingSafeEqual(hashToken(sent), hashToken(token))) return;
  const actor = await authenticate(request);
  if (!actor.personId) throw new Problem(401, "sign_in_needed");
  if (!actor.permissions.has("system:read")) throw new Problem(403, "not_allowed", { extra: { permission: "system:read" } });
}

/** `/metrics` for Prometheus; nobody reads it without a credential. Requests are counted by the pattern of their route. */
export function serveMetrics(app: FastifyInstance, options: MetricsOptions): void {
  const { register, requests, streams } = createRegistry(options.db);
  app.addHook("onResponse", async (request, reply) => {
    const { method } = request;
    const route = request.routeOptions.url ?? "none";
    requests.observe({ method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
  app.addHook("preHandler", async (request, reply) => {
    if (request.routeOptions.url !== "/api/v1/events") return;
    streams.inc();
    reply.raw.once("close", () => streams.dec());
  });
  app.get("/metrics", async (request, reply) => {
    await admit(request, options);
    return reply
      .header("cache-control", "no-store")
      .type(register.contentType)
      .send(await register.metrics());
  });
}
