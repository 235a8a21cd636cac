/** Text messages: through a provider, or through a folder that a modem's program looks at. */
import type { Room } from "../../platform/room.ts";
import { boundRoutes } from "./routes.ts";
import { sending, sweep } from "./work.ts";

export { configureSms } from "./settings.ts";
export { canSendSms, isSmsNumber, sendSms, trySendSms, type SmsGiven } from "./send-sms.ts";
export { holdsSmsSecrets } from "./store.ts";

export const room: Room = {
  name: "sms",
  routes: boundRoutes,
  jobs: [sweep],
  works: [sending],
  sealed: [
    { table: "sms_gateway", column: "secret", row: ["id"] },
    { table: "sms_message", column: "text", row: ["id"] },
  ],
};
