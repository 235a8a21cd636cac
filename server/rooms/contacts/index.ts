/** Contacts: one interaction with the desk, from ring to wrap-up, with none, one or another ticket. */
import type { Db } from "../../platform/db.ts";
import type { Room } from "../../platform/room.ts";
import { routes } from "./routes.ts";
import { liveContacts } from "./store.ts";

export { greet, noteInContact, noteMissed, ticketOfContact } from "./at-counter.ts";
export { callGoesOn, holdCall, hungUp, technicianOf, transferCall } from "./of-telephone.ts";
export { startContact } from "./start-contact.ts";
export { endContact } from "./end-contact.ts";
export { closeContact, ringContact, takeContact } from "./ring.ts";
export { talkingNow } from "./talking.ts";
export { heardMore, sawAll } from "./unread.ts";

/** Ids of somebody's contacts that are not finished. */
export const liveContactIds = async (db: Db, technicianId: string): Promise<string[]> =>
  (await liveContacts(db, technicianId)).map(({ id }) => id);

export const room: Room = { name: "contacts", routes };
