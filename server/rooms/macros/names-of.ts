import type { MacroAct } from "../../../contract/macros.ts";
import type { Language } from "../../../contract/shapes.ts";
import type { Db } from "../../platform/db.ts";
import { categoriesByIds, stepNames, typesByIds } from "../catalog/index.ts";
import { templatesByIds } from "../checklists/index.ts";
import { findPeopleByIds } from "../people/index.ts";
import { teamsByIds } from "../teams/index.ts";

/** What the teams, technicians, categories and checklists are called that some acts name, by id; unknown ids are left out. */
export async function namesOf(db: Db, acts: readonly MacroAct[], language: Language = "en"): Promise<Map<string, string>> {
  const of = <T>(pick: (act: MacroAct) => T | null | undefined): T[] => acts.flatMap((act) => pick(act) ?? []) as T[];
  const [teams, people, categories, templates, types, steps] = await Promise.all([
    teamsByIds(
      db,
      of((act) => (act.act === "hand_over" ? act.team : null)),
    ),
    findPeopleByIds(
      db,
      of((act) => (act.act === "assign" ? act.assignee : null)),
    ),
    categoriesByIds(
      db,
      of((act) => (act.act === "category" ? act.category : null)),
    ),
    templatesByIds(
      db,
      of((act) => (act.act === "checklist" ? act.template : null)),
    ),
    typesByIds(
      db,
      of((act) => (act.act === "type" ? act.type : null)),
    ),
    stepNames(
      db,
      of((act) => (act.act === "step" ? act.step : null)),
      language,
    ),
  ]);
  return new Map([
    ...[...teams.values()].map(({ id, name }) => [id, name] as const),
    ...[...people.values()].map(({ id, name }) => [id, name] as const),
    ...steps,
    ...templates.map(({ id, name }) => [id, name] as const),
    ...types.map((type) => [type.id, language === "nb" ? type.name_nb : type.name_en] as const),
    ...[...categories.values()].map((category) => [category.id, language === "nb" ? category.name_nb : category.name_en] as const),
  ]);
}
