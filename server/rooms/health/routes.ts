import { healthRoutes } from "../../../contract/work.ts";
import { version } from "../../platform/config.ts";
import { handle } from "../../platform/http/handle.ts";
import { recentChecks, sayCheck } from "./checks.ts";
import { openApi } from "./openapi/describe.ts";

export const boundRoutes = handle(healthRoutes, {
  "GET /health": async ({ db, actor }) => {
    const checks = await recentChecks(db);
    const shown = checks.map((check) => ({ name: check.name, ok: check.ok, detail: sayCheck(actor.language, check) }));
    return {
      ok: checks.every((check) => check.ok),
      version,
      ...(actor.permissions.has("system:read") && { checks: shown }),
    };
  },
  "GET /openapi.json": () => ({ ...openApi() }),
});
