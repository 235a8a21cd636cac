/** The guard of accounts: who is told of a change, who says that it was not they, and what looks like somebody else's hand (ADR 72). */
import type { Room } from "../../platform/room.ts";
import { radarOnFailures, radarOnNumbers, radarOnResets } from "./radar.ts";
import { radarOnHours } from "./radar-hours.ts";
import { boundRoutes } from "./routes.ts";

export { beginNotice } from "./begin-notice.ts";
export { canBeTold } from "./can-be-told.ts";
export { isLocked, requireUnlocked } from "./locked.ts";
export { waysOnFile } from "./ways-on-file.ts";

export const room: Room = { name: "guard", routes: boundRoutes, reactions: [radarOnFailures, radarOnHours, radarOnNumbers, radarOnResets] };
