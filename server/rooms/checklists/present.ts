import type { Checklist, ChecklistItem, ChecklistTemplate } from "../../../contract/checklists.ts";
import type { Db } from "../../platform/db.ts";
import { checklistsOf, itemsOf, type ItemRow } from "./store.ts";
import type { TemplateRow } from "./store-templates.ts";

const named = (id: string | null, name: string | null) => (id && name !== null ? { id, name } : null);

export const presentTemplate = ({ id, name, items, version }: TemplateRow): ChecklistTemplate => ({ id, name, items, version });

const presentItem = (row: ItemRow): ChecklistItem => ({
  id: row.id,
  text: row.text,
  mandatory: row.mandatory,
  done: row.done_at && { by: named(row.done_by, row.doer_name), at: row.done_at.toISOString() },
});

/** The checklists of tickets whose inside the caller has loaded. */
export async function presentChecklists(db: Db, ticketIds: readonly string[]): Promise<{ items: Checklist[] }> {
  const rows = await checklistsOf(db, ticketIds);
  if (rows.length === 0) return { items: [] };
  const items = await itemsOf(
    db,
    rows.map(({ id }) => id),
  );
  return {
    items: rows.map((row) => ({
      id: row.id,
      name: row.name,
      added_by: named(row.added_by, row.adder_name),
      added_at: row.added_at.toISOString(),
      items: items.filter(({ checklist_id }) => checklist_id === row.id).map(presentItem),
    })),
  };
}
