import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { wrongField } from "../../platform/problem.ts";
import { findTeam } from "../teams/index.ts";
import { categoriesWhere, updateCategory, type CategoryRow } from "./store.ts";

export interface CategoryChanges {
  name?: { en: string; nb: string };
  keywords?: string[];
  team_id?: string | null;
  active?: boolean;
}

/** Changes or retires a category: tickets keep a retired one, new tickets are not offered it. Publishes `category.changed`. */
export async function changeCategory(tx: Db, actor: Actor, before: CategoryRow, changes: CategoryChanges): Promise<CategoryRow> {
  if (changes.team_id && !(await findTeam(tx, changes.team_id))) throw wrongField("/team_id", "unknown", { what: "team" });
  const fields = (["name", "keywords", "team_id", "active"] as const).filter((field) => changes[field] !== undefined);
  if (fields.length === 0) return before;
  await updateCategory(tx, before.id, {
    name_en: changes.name?.en ?? before.name_en,
    name_nb: changes.name?.nb ?? before.name_nb,
    keywords: changes.keywords ?? before.keywords,
    team_id: changes.team_id === undefined ? before.team_id : changes.team_id,
    active: changes.active ?? before.active,
  });
  await publish(tx, { type: "category.changed", actorId: actor.personId, data: { category_id: before.id, name: before.name_en, fields } });
  const [after] = await categoriesWhere(tx, "id", [before.id]);
  return after ?? before;
}
