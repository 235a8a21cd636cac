import type { Room } from "../../platform/room.ts";
import { keepByItself } from "./keep-by-itself.ts";
import { routes } from "./routes.ts";
import { watch } from "./watch.ts";

export { keepPromise } from "./change-promise.ts";
export { makePromise } from "./make-promise.ts";

/** Promises: what somebody said they would do, by when; reminded of in time, kept or broken, and counted. */
export const room: Room = { name: "promises", routes, reactions: [keepByItself], jobs: [watch] };
