/** What service levels promise of each ticket, counted from what happened to it (ADR 55). */
import type { Room } from "../../platform/room.ts";
import { knowClocks } from "../tickets/index.ts";
import { recountPast } from "./anew/on-calendar.ts";
import { recountRoutes } from "./anew/routes.ts";
import { counting } from "./anew/work.ts";
import { countClocks } from "./count.ts";
import { followClocks } from "./follow.ts";
import { tidy } from "./tidy.ts";
import { watch } from "./watch.ts";
import { routes } from "./routes.ts";

export type { HistoryRow } from "./history.ts";
export { recount } from "./recount.ts";
export { countDemo } from "./count-demo.ts";

knowClocks((tx, now, ids) => countClocks(tx, now, ids));

export const room: Room = {
  name: "clocks",
  routes: [...routes, ...recountRoutes],
  reactions: [followClocks, recountPast],
  jobs: [watch, tidy],
  works: [counting],
};
