/** Checklists: made once in Settings, copied into tickets, ticked there. What is mandatory has to be done before a ticket is solved. */
import type { Room } from "../../platform/room.ts";
import { routes } from "./routes.ts";

export { addChecklist, giveChecklist } from "./add-checklist.ts";
export { hasChecklistOf, templatesByIds } from "./store-templates.ts";

export const room: Room = { name: "checklists", routes };
