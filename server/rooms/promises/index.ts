import type { Room } from "../../platform/room.ts";
import { keepByItself } from "./keep-by-itself.ts";
import { giving, keepUpdates } from "./keep-updates.ts";
import { routes } from "./routes.ts";
import { watch } from "./watch.ts";

export { keepPromise } from "./change-promise.ts";
export { giveUpdates } from "./keep-updates.ts";
export { nextUpdates, type NextUpdate } from "./settle-updates.ts";
export { makePromise } from "./make-promise.ts";

/** Promises: what somebody said they would do, by when; reminded of in time, kept or broken, and counted. */
export const room: Room = { name: "promises", routes, reactions: [keepByItself, keepUpdates], jobs: [watch, giving] };
