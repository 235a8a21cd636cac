import { theDesk } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { createTeam, findTeam, type TeamRow } from "../teams/index.ts";
import { createCategory } from "./create-category.ts";
import { createRequestType } from "./create-request-type.ts";
import { defaultCategories, type DefaultCategory } from "./default-categories.ts";
import { defaultRequestTypes } from "./default-request-types.ts";
import { defaultTeams } from "./default-teams.ts";
import type { CategoryRow, RequestTypeRow } from "./store.ts";

export interface Defaults {
  teams: Map<string, TeamRow>;
  categories: Map<string, CategoryRow>;
  requestTypes: Map<string, RequestTypeRow>;
}

/** The first teams, categories and request types of a new desk, by key. Teams that exist already are used as they are. */
export async function createDefaults(tx: Db): Promise<Defaults> {
  const desk = theDesk([]);
  const made: Defaults = { teams: new Map(), categories: new Map(), requestTypes: new Map() };
  for (const team of defaultTeams) made.teams.set(team.key, (await findTeam(tx, team.key)) ?? (await createTeam(tx, desk, team)));

  const add = async (given: DefaultCategory, parentId: string | null): Promise<void> => {
    const keywords = given.keywords.split(",").map((word) => word.trim()).filter(Boolean);
    const row = await createCategory(tx, desk, {
      key: given.key,
      name: { en: given.en, nb: given.nb },
      parent_id: parentId,
      keywords,
      team_id: made.teams.get(given.team)?.id ?? null,
    });
    made.categories.set(row.key, row);
    for (const child of given.children ?? []) await add(child, row.id);
  };
  for (const root of defaultCategories) await add(root, null);

  for (const { category, team, ...type } of defaultRequestTypes) {
    const category_id = category ? (made.categories.get(category)?.id ?? null) : null;
    const team_id = team ? (made.teams.get(team)?.id ?? null) : null;
    made.requestTypes.set(type.key, await createRequestType(tx, desk, { ...type, category_id, team_id }));
  }
  return made;
}
