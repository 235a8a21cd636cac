import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import type { ComingChecklist } from "../tickets/index.ts";
import { insertChecklists, insertItems } from "./store.ts";
import { templatesByIds } from "./store-templates.ts";

/** Copies templates into many tickets, in two statements. One that is offered no more is left out. */
export async function bringMany(tx: Db, by: string | null, now: Date, coming: readonly ComingChecklist[]): Promise<void> {
  const offered = await templatesByIds(tx, [...new Set(coming.map(({ templateId }) => templateId))]);
  const templates = new Map(offered.map((template) => [template.id, template]));
  const copies = coming.flatMap(({ id, ticketId, templateId }) => {
    const template = templates.get(templateId);
    return template ? [{ id, ticketId, template }] : [];
  });
  if (copies.length === 0) return;
  const added = { added_by: by, added_at: now };
  await insertChecklists(
    tx,
    copies.map(({ id, ticketId, template: { id: template_id, name } }) => ({ id, ticket_id: ticketId, template_id, name, ...added })),
  );
  const items = copies.flatMap(({ id: checklist_id, template }) =>
    template.items.map(({ text, mandatory }, place) => ({ id: newId(), checklist_id, place, text, mandatory })),
  );
  if (items.length > 0) await insertItems(tx, items);
}
