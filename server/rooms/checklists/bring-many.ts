import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import type { ComingChecklist } from "../tickets/index.ts";
import { insertChecklists, insertItems } from "./store.ts";

/** Copies templates into many tickets, in two statements: as they were read when it was decided, also where one is offered no more by now. */
export async function bringMany(tx: Db, by: string | null, now: Date, coming: readonly ComingChecklist[]): Promise<void> {
  if (coming.length === 0) return;
  const added = { added_by: by, added_at: now };
  await insertChecklists(
    tx,
    coming.map(({ id, ticketId, template: { id: template_id, name } }) => ({ id, ticket_id: ticketId, template_id, name, ...added })),
  );
  const items = coming.flatMap(({ id: checklist_id, template }) =>
    template.items.map(({ text, mandatory }, place) => ({ id: newId(), checklist_id, place, text, mandatory })),
  );
  await insertItems(tx, items);
}
