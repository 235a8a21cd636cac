/** Recurring tickets: what the desk opens by itself, again and again, by a rule of days and on the clock of a place. */
import type { Room } from "../../platform/room.ts";
import { opening } from "./open-due.ts";
import { routes } from "./routes.ts";

export { createRecurrence } from "./write-recurrence.ts";
export { openDue } from "./open-due.ts";

export const room: Room = { name: "recurring", routes, jobs: [opening] };
