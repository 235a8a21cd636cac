import type { Room } from "../../platform/room.ts";
import { knowDraft } from "../tickets/index.ts";
import { boundRoutes, sharedRoutes } from "./routes.ts";
import { moveShared, takeShared } from "./share-draft.ts";

export { addToDraft } from "./add-to-draft.ts";

knowDraft({ take: takeShared, move: moveShared });

/** Unsent texts, kept on the server so that no reload, crash or change of computer loses them. Nobody else reads them, but for the reply
 * that its writer shares on a ticket. */
export const room: Room = { name: "drafts", routes: [...boundRoutes, ...sharedRoutes] };
