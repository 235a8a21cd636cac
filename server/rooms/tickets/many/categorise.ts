import type { Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { requireRight } from "../load-ticket.ts";
import { resolveCategory } from "../resolve-references.ts";
import type { Act } from "./act.ts";
import { undoOf, type Decide } from "./step.ts";

/** What they are about, from now on; null: nobody knows. */
export async function categorise(tx: Db, actor: Actor, act: Act & { act: "categorise" }): Promise<Decide> {
  const category = act.category === null ? null : await resolveCategory(tx, act.category, "/change/category");
  const inMyWords = actor.language === "nb" ? "name_nb" : "name_en";
  return (row) => {
    requireRight(actor, row, "work");
    if (row.category_id === (category?.id ?? null)) return null;
    const values = { category_id: category?.id ?? null };
    const changed = { from: row.category?.name_en ?? null, to: category?.name_en ?? null };
    return {
      values,
      told: [{ type: "ticket.changed", data: { changes: { category: changed } } }],
      shown: { category: { from: row.category?.[inMyWords] ?? null, to: category?.[inMyWords] ?? null } },
      undo: undoOf(row, values),
    };
  };
}
