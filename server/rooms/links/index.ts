/** What tickets have to do with each other: parents, duplicates, causes. Seen inside only, and only where both tickets are. */
import type { Room } from "../../platform/room.ts";
import { routes } from "./routes.ts";

export const room: Room = { name: "links", routes };
