/** The account at this desk is an account, too: how its person is reached and what proves them is changed on proof alone (ADR 75). */
import type { Room } from "../../platform/room.ts";
import { boundRoutes } from "./routes.ts";
import { runningHeld } from "./run-held.ts";

export { holdContact } from "./hold-contact.ts";
export { holdFactors } from "./hold-factors.ts";
export { provenAlone } from "./store.ts";

export const room: Room = { name: "desk-accounts", routes: boundRoutes, jobs: [runningHeld] };
