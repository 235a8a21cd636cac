/** The outbox: what leaves the desk by mail, to whom, and how far it came. At least once, under a Message-ID that never changes. */
import type { Room } from "../../platform/room.ts";
import { boundRoutes } from "./routes.ts";
import { sending } from "./start-sending.ts";

export { frameHtml, frameText } from "./frame.ts";
export { mailboxFor } from "./mailbox-for.ts";
export { markBounced, type Bounce } from "./mark-bounced.ts";
export { isForgedId } from "./message-id.ts";
export { isOurLoopHeader } from "./machine-headers.ts";
export { queueMessages, type OutgoingMessage } from "./queue-messages.ts";
export { configureOutbox } from "./settings.ts";
export { deleteMessages, ticketsToldOf } from "./store.ts";
export { countByLook, countLate, countUnsent, oldestUnsent } from "./store-count.ts";
export { beforeItLeaves } from "./withdraw.ts";

export const room: Room = { name: "outbox", routes: boundRoutes, works: [sending] };
