/** Checklists: made once in Settings, copied into tickets, ticked there. What is mandatory has to be done before a ticket is solved. */
import type { Room } from "../../platform/room.ts";
import { knowParts } from "../catalog/index.ts";
import { knowChecklists, knowTyped } from "../tickets/index.ts";
import { bringChecklist } from "./add-checklist.ts";
import { bringMany } from "./bring-many.ts";
import { routes } from "./routes.ts";
import { deleteUntouched, untouchedAmong } from "./store.ts";
import { templatesByIds } from "./store-templates.ts";

export { giveChecklist } from "./add-checklist.ts";
export { checklistIds } from "./store.ts";
export { templatesByIds } from "./store-templates.ts";

knowParts(async (db, { checklist_id: id }) =>
  !id || (await templatesByIds(db, [id])).length > 0 ? [] : [{ pointer: "/checklist_id", code: "unknown", facts: { what: "checklist" } }],
);
knowTyped(async (tx, now, ticketId, { checklist_id: id }) => {
  if (id) await bringChecklist(tx, now, ticketId, id);
});
knowChecklists({
  offered: async (db, ids) => new Map((await templatesByIds(db, ids)).map((template) => [template.id, template])),
  bring: bringMany,
  untouched: untouchedAmong,
  remove: async (tx, ids) => void (await deleteUntouched(tx, ids)),
});

export const room: Room = { name: "checklists", routes };
