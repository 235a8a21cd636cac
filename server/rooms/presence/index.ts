import type { Room } from "../../platform/room.ts";
import { boundRoutes } from "./routes.ts";
import { deleteGone } from "./store.ts";

export { everybody } from "./store.ts";

/** Who has a ticket open now. It is kept beside the log of events, because nobody will ever want to know who looked at what second. */
export const room: Room = {
  name: "presence",
  routes: boundRoutes,
  jobs: [{ name: "presence.forget_gone", pattern: "37 * * * *", run: async (db) => void (await deleteGone(db)) }],
};
