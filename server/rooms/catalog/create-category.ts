import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { wrongField } from "../../platform/problem.ts";
import { findTeam } from "../teams/index.ts";
import { categoriesWhere, insertCategories, nextPosition, type CategoryRow } from "./store.ts";

export interface CategoryGiven {
  key: string;
  name: { en: string; nb: string };
  parent_id?: string | null;
  keywords?: string[];
  team_id?: string | null;
}

/** Adds a category at the end of its parent; publishes `category.created`. */
export async function createCategory(tx: Db, actor: Actor, given: CategoryGiven): Promise<CategoryRow> {
  if (given.parent_id && (await categoriesWhere(tx, "id", [given.parent_id])).length === 0) {
    throw wrongField("/parent_id", "unknown", { what: "category" });
  }
  if (given.team_id && !(await findTeam(tx, given.team_id))) throw wrongField("/team_id", "unknown", { what: "team" });
  const id = newId();
  const added = await insertCategories(tx, [
    {
      id,
      key: given.key,
      parent_id: given.parent_id ?? null,
      name_en: given.name.en,
      name_nb: given.name.nb,
      keywords: given.keywords ?? [],
      team_id: given.team_id ?? null,
      position: await nextPosition(tx, "category"),
    },
  ]);
  if (added === 0) throw wrongField("/key", "taken");
  await publish(tx, { type: "category.created", actorId: actor.personId, data: { category_id: id, name: given.name } });
  const [row] = await categoriesWhere(tx, "id", [id]);
  if (!row) throw new Error("the category just added is gone");
  return row;
}
