/** Mail that comes in: kept as it came, understood, and made into what it should be. */
import type { Room } from "../../platform/room.ts";
import { works } from "./doors/works.ts";
import { followSplit } from "./follow-split.ts";
import { jobs } from "./jobs.ts";
import { routes } from "./routes.ts";

export { configureMailDoors } from "./doors/settings.ts";
export { digest } from "./digest.ts";
export { receive, type MailGiven } from "./receive.ts";
export { countLastHour, countPending } from "./store-count.ts";
export { takeIn } from "./take-in.ts";

export const room: Room = { name: "mail", routes, reactions: [followSplit], jobs, works };
