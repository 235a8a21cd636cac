/** What service levels promise of each ticket, counted from what happened to it (ADR 55). */
import type { Room } from "../../platform/room.ts";
import { knowClocks } from "../tickets/index.ts";
import { countClocks } from "./count.ts";
import { followClocks } from "./follow.ts";
import { watch } from "./watch.ts";
import { routes } from "./routes.ts";

export { countDemo } from "./count-demo.ts";

knowClocks((tx, now, ids) => countClocks(tx, now, ids));

export const room: Room = { name: "clocks", routes, reactions: [followClocks], jobs: [watch] };
