/** What technicians have ready: words to insert, and acts to run on a ticket, for themselves, a team or everybody. */
import type { Room } from "../../platform/room.ts";
import { routes } from "./routes.ts";

export { fillIn, fillingFor, paths, type Filling } from "./blanks.ts";
export { faultsOfAct } from "./check-acts.ts";
export { namesOf } from "./names-of.ts";
export { prepare } from "./prepare.ts";

export const room: Room = { name: "macros", routes };
