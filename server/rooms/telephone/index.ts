/** Telephone: what telephone systems tell of their calls, who it rings, and what becomes of it (ADR 59). */
import type { Room } from "../../platform/room.ts";
import { createSystem } from "./change-system.ts";
import { boundRoutes } from "./routes.ts";
import { listening } from "./asterisk/listen.ts";
import { settling, sweeping } from "./settle-calls.ts";
import { anySecret } from "./store.ts";

/** Whether anything is kept that cannot be read without the key. */
export const holdsTelephoneSecrets = anySecret;

/** For the demo world: a system whose secret nobody keeps, and a call that nobody answered. */
export const connectTelephone = async (...given: Parameters<typeof createSystem>): Promise<string> => (await createSystem(...given)).id;
export { findDeaf } from "./store-connection.ts";
export { ringOnce } from "./ring-once.ts";

export const room: Room = {
  name: "telephone",
  routes: boundRoutes,
  jobs: [settling, sweeping],
  works: [listening],
  sealed: [{ table: "telephone_system", column: "secret", row: ["id"] }],
};
