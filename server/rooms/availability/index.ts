import type { Room } from "../../platform/room.ts";
import { routes } from "./routes.ts";
import { workConfirms } from "./work-confirms.ts";

export { availabilityNow } from "./now.ts";

/** Who can take work now. What somebody says decays when nobody confirms it; what they do confirms it. */
export const room: Room = { name: "availability", routes, reactions: [workConfirms] };
