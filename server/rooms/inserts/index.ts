/** What the desk knows and may tell a requester, to be inserted where one writes. Rooms below offer what they know by `offerInserts`. */
import type { Room } from "../../platform/room.ts";
import { knownNowInserts } from "./known-now.ts";
import { requestTypeInserts } from "./request-types.ts";
import { routes } from "./routes.ts";
import { offerInserts } from "./source.ts";

offerInserts(knownNowInserts);
offerInserts(requestTypeInserts);

export const room: Room = { name: "inserts", routes };
