import type { Room } from "../../platform/room.ts";
import { routes } from "./routes.ts";
import { sweep } from "./sweep.ts";
import { working } from "./work.ts";

export { sayRefusal } from "./say-refusal.ts";

/** One thing done to many tickets: looked at before, done in the background ticket by ticket, and put back where it can be. */
export const room: Room = { name: "bulk", routes, jobs: [sweep], works: [working] };
