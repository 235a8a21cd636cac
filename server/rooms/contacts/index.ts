/** Contacts: one interaction with the desk, from ring to wrap-up, with none, one or another ticket. */
import type { Room } from "../../platform/room.ts";
import { routes } from "./routes.ts";

export { callGoesOn, holdCall, hungUp, technicianOf, transferCall } from "./of-telephone.ts";
export { startContact } from "./start-contact.ts";
export { talkingNow } from "./talking.ts";
export { heardMore, sawAll } from "./unread.ts";

export const room: Room = { name: "contacts", routes };
