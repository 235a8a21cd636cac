/** Alerts: programs that watch over something tell what is wrong and when it is over; each matter has one ticket. */
import type { Room } from "../../platform/room.ts";
import { calming } from "./calm-down.ts";
import { boundRoutes } from "./routes.ts";

export const room: Room = { name: "alerts", routes: boundRoutes, jobs: [calming] };
