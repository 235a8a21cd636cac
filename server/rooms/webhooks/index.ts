/** Webhooks: other programs are told what happens, at least once, signed, in few words (ADR 26). */
import type { Room } from "../../platform/room.ts";
import { queueing } from "./queue-facts.ts";
import { boundRoutes } from "./routes.ts";
import { sweep } from "./sweep.ts";
import { sending } from "./work.ts";

export { sign } from "./sign.ts";
export { findFailing, holdsWebhookSecrets } from "./store.ts";

export const room: Room = {
  name: "webhooks",
  routes: boundRoutes,
  reactions: [queueing],
  jobs: [sweep],
  works: [sending],
  sealed: [
    { table: "webhook", column: "secret", row: ["id"] },
    { table: "webhook", column: "old_secret", row: ["id"], as: "secret" },
  ],
};
