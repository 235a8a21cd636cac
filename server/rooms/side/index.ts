/** Side conversations: what technicians write with third parties by mail, beside the ticket. No requester ever reads it. */
import type { Room } from "../../platform/room.ts";
import { routes } from "./routes.ts";

export { ownerOf } from "./policy.ts";
export { sideNamed, sideWith, type SideFound } from "./side-with.ts";
export { takeAnswer } from "./take-answer.ts";

export const room: Room = { name: "side", routes };
