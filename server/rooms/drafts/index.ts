import type { Room } from "../../platform/room.ts";
import { boundRoutes, sharedRoutes } from "./routes.ts";

export { addToDraft } from "./add-to-draft.ts";

/** Unsent texts, kept on the server so that no reload, crash or change of computer loses them. Nobody else reads them, but for the reply
 * that its writer shares on a ticket. */
export const room: Room = { name: "drafts", routes: [...boundRoutes, ...sharedRoutes] };
