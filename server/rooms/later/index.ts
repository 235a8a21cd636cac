import type { Room } from "../../platform/room.ts";
import { holdWhenReplied } from "./hold.ts";
import { routes } from "./routes.ts";
import { job } from "./send-due.ts";

export { hasScheduled } from "./store.ts";

/** Replies that leave later: seen inside only, held when somebody writes meanwhile, sent once. */
export const room: Room = { name: "later", routes, reactions: [holdWhenReplied], jobs: [job] };
