import { theDesk } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { createTeam, listTeams, type TeamRow } from "../teams/index.ts";
import { defaultCategories, type DefaultCategory } from "./default-categories.ts";
import { defaultRequestTypes } from "./default-request-types.ts";
import { defaultTeams } from "./default-teams.ts";
import { allCategories, insertCategories, insertRequestTypes, requestTypes, type CategoryRow, type RequestTypeRow } from "./store.ts";

export interface Defaults {
  teams: Map<string, TeamRow>;
  categories: Map<string, CategoryRow>;
  requestTypes: Map<string, RequestTypeRow>;
}

const byKey = <T extends { key: string }>(rows: readonly T[]) => new Map(rows.map((row) => [row.key, row]));

/** The tree as rows: parents before children, in the order of the list. */
function categoryRows(teamId: (key: string | undefined) => string | null) {
  const rows: Parameters<typeof insertCategories>[1] = [];
  const add = (given: DefaultCategory, parentId: string | null): void => {
    const id = newId();
    const place = { parent_id: parentId, position: rows.length + 1, team_id: teamId(given.team) };
    rows.push({ id, key: given.key, name_en: given.en, name_nb: given.nb, keywords: given.keywords, ...place });
    for (const child of given.children) add(child, id);
  };
  for (const root of defaultCategories) add(root, null);
  return rows;
}

/**
 * The first teams, categories and request types of a new desk, by key. Teams that exist already are used as they are.
 * Publishes `catalog.filled`.
 */
export async function createDefaults(tx: Db): Promise<Defaults> {
  const teams = byKey(await listTeams(tx));
  for (const team of defaultTeams) if (!teams.has(team.key)) teams.set(team.key, await createTeam(tx, theDesk([]), team));
  const teamId = (key: string | undefined) => (key ? (teams.get(key)?.id ?? null) : null);
  await insertCategories(tx, categoryRows(teamId));
  const categories = byKey(await allCategories(tx));
  await insertRequestTypes(
    tx,
    defaultRequestTypes.map(({ category, team, name, hint, ...type }, index) => ({
      id: newId(),
      ...type,
      name_en: name.en,
      name_nb: name.nb,
      hint_en: hint.en,
      hint_nb: hint.nb,
      category_id: category ? (categories.get(category)?.id ?? null) : null,
      team_id: teamId(team),
      position: index + 1,
    })),
  );
  const types = byKey(await requestTypes(tx, "en"));
  await publish(tx, { type: "catalog.filled", actorId: null, data: { categories: categories.size, request_types: types.size } });
  return { teams, categories, requestTypes: types };
}
