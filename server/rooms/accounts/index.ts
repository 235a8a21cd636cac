/** What is done to accounts in directories: shown before, done by a worker, told in the ticket (ADR 67). */
import type { Room } from "../../platform/room.ts";
import { endingLate } from "./end-late.ts";
import { linkRoutes } from "./links/routes.ts";
import { removing } from "./remove-due.ts";
import { routes } from "./routes.ts";
import { doing } from "./work.ts";

export { askOwnAction, type OwnAsked, type OwnProof, type OwnProved } from "./ask-own-action.ts";

export const room: Room = { name: "accounts", routes: [...routes, ...linkRoutes], works: [doing], jobs: [endingLate, removing] };
