import type { Room } from "../../platform/room.ts";
import { boundRoutes } from "./routes.ts";

export { recentChecks, runChecks, sayCheck, sayRemedy, type Check } from "./checks.ts";
export { configureHealth, type HealthSettings } from "./settings.ts";
export { serveDocs } from "./docs/serve.ts";
export { serveMetrics } from "./metrics/serve.ts";
export { openApi } from "./openapi/describe.ts";
export { serveProbes } from "./probes.ts";

export const room: Room = { name: "health", routes: boundRoutes };
