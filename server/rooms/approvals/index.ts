import type { Room } from "../../platform/room.ts";
import { routes } from "./routes.ts";
import { watch } from "./watch.ts";

/** Approvals: somebody outside the desk agrees, or does not, before a ticket goes on. They see what they are asked, and nothing else. */
export const room: Room = { name: "approvals", routes, jobs: [watch] };
