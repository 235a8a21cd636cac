/** What words of whoever asked show, so that whoever answers begins well. Read anew each time, by rules of our own, and kept nowhere (ADR 61). */
import type { Room } from "../../platform/room.ts";
import { openingRoutes, routes } from "./routes.ts";

export const room: Room = { name: "tone", routes: [...routes, ...openingRoutes] };
