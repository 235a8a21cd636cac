import type { Room } from "../../platform/room.ts";
import { routes } from "./routes.ts";

export { awayNow, leaveNow } from "./away-now.ts";
export { standIns } from "./stand-in.ts";
export { findManager } from "./store.ts";

/** Who is away, who stands in for them, and who decides for whom. */
export const room: Room = { name: "away", routes };
