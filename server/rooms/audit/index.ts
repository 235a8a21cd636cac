/** The audit trail, sealed: what was told can be changed by nobody without a trace (ADR 71). */
import type { Room } from "../../platform/room.ts";
import { mailAnchor } from "./mail-anchor.ts";
import { boundRoutes } from "./routes.ts";
import { sealing } from "./work.ts";

export { readAnchors, type Anchor } from "./anchor.ts";
export { findUnsealed } from "./find-unsealed.ts";
export { forgetBefore } from "./forget.ts";
export { checkingKey, sealingKey } from "./key.ts";
export { auditSettings, configureAudit } from "./settings.ts";
export { leastKept, patience, verify, type Verdict } from "./verify.ts";
export { startSealing } from "./work.ts";

export const room: Room = { name: "audit", routes: boundRoutes, jobs: [mailAnchor], works: [sealing] };
