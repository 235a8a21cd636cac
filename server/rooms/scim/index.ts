/** SCIM 2.0: programs of the company that say who works here, and in which groups (ADR 77). */
import type { Db } from "../../platform/db.ts";
import type { Job } from "../../platform/jobs.ts";
import type { Room } from "../../platform/room.ts";
import { boundRoutes } from "./routes.ts";
import { forgetFaults } from "./store-fault.ts";

export { configureScim } from "./settings.ts";
export { serveScim } from "./door/serve-scim.ts";

const kept = 14 * 86_400_000;

const sweep: Job = {
  name: "scim.sweep",
  pattern: "41 * * * *",
  async run(db: Db, now: Date) {
    await forgetFaults(db, new Date(now.getTime() - kept));
  },
};

export const room: Room = { name: "scim", routes: boundRoutes, jobs: [sweep] };
