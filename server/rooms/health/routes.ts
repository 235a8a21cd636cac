import { healthRoutes } from "../../../contract/health.ts";
import { version } from "../../platform/config.ts";
import { handle } from "../../platform/http/handle.ts";
import { recentChecks, sayCheck, sayRemedy } from "./checks.ts";
import { giveUpFailure, retryFailure } from "./failures.ts";
import { listFailures } from "./list-failures.ts";
import { openApi } from "./openapi/describe.ts";

export const boundRoutes = handle(healthRoutes, {
  "GET /health": async ({ db, actor }) => {
    const checks = await recentChecks(db);
    const { language } = actor;
    const shown = checks.map((check) => ({
      name: check.name,
      ok: check.ok,
      detail: sayCheck(language, check),
      remedy: sayRemedy(language, check),
    }));
    return {
      ok: checks.every((check) => check.ok),
      version,
      ...(actor.permissions.has("system:read") && { checks: shown }),
    };
  },
  "GET /failures": ({ db, actor }) => listFailures(db, actor.language),
  "POST /failures/{id}/retries": ({ db, actor, params }) => retryFailure(db, actor, params.id),
  "DELETE /failures/{id}": ({ db, actor, params }) => giveUpFailure(db, actor, params.id),
  "GET /openapi.json": () => ({ ...openApi() }),
});
