import type { Room } from "../../platform/room.ts";
import { boundRoutes } from "./routes.ts";

export { addToDraft } from "./add-to-draft.ts";

/** Unsent texts, kept on the server so that no reload, crash or change of computer loses them. Nobody else reads them. */
export const room: Room = { name: "drafts", routes: boundRoutes };
