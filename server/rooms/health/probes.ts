import type { FastifyInstance } from "fastify";
import type { Db } from "../../platform/db.ts";
import { preferredLanguage, say } from "../../platform/i18n.ts";
import { blocking, recentChecks, sayCheck } from "./checks.ts";
import { healthSettings } from "./settings.ts";

/** For load balancers and process managers. /healthz: the process lives; /readyz: send it requests, or 503 and why not. */
export function serveProbes(app: FastifyInstance, db: Db): void {
  app.get("/healthz", (_, reply) => reply.header("cache-control", "no-store").send({ ok: true }));
  app.get("/readyz", async (request, reply) => {
    const language = preferredLanguage(request.headers["accept-language"]);
    const reasons = healthSettings().isStopping()
      ? [{ name: "stopping", detail: say(language, "health.stopping") }]
      : blocking(await recentChecks(db)).map((check) => ({ name: check.name, detail: sayCheck(language, check) }));
    const ok = reasons.length === 0;
    return reply
      .code(ok ? 200 : 503)
      .header("cache-control", "no-store")
      .send(ok ? { ok } : { ok, reasons });
  });
}
