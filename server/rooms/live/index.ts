import type { Room } from "../../platform/room.ts";
import { boundRoutes } from "./routes.ts";

/** What changes, as it changes: the stream of events to every screen, and the audit trail of the same facts. */
export const room: Room = { name: "live", routes: boundRoutes };
