/** Verification: what has to be proved before something is done to an account, and the evidence for it (ADR 69). */
import type { Room } from "../../platform/room.ts";
import { callerRoutes } from "./caller-routes.ts";
import { routes } from "./routes.ts";

export { channelsUsed, type ChannelUsed } from "./channels-used.ts";
export { waysOf } from "./ways.ts";
export { consumeEvidence, type AccountMeant, type EvidenceWanted } from "./consume-evidence.ts";
export { accountsOf } from "./store-account.ts";

export const room: Room = { name: "verification", routes: [...routes, ...callerRoutes] };
