import type { MacroAct } from "../../../contract/macros.ts";
import type { RuleAct } from "../../../contract/rules.ts";
import type { Language } from "../../../contract/shapes.ts";
import type { Db } from "../../platform/db.ts";
import { namesOf } from "../macros/index.ts";
import { findPeopleByIds } from "../people/index.ts";
import { teamsByIds } from "../teams/index.ts";

type Own = Extract<RuleAct, { act: "notify" }>;
const isOwn = (act: RuleAct): act is Own => act.act === "notify";

/** Those that macros do as well. */
export const macroActsAmong = (acts: readonly RuleAct[]): MacroAct[] => acts.filter((act) => !isOwn(act));

/** Whom and what an act names by its id. */
export function idsIn(act: RuleAct): string[] {
  switch (act.act) {
    case "assign":
      return act.assignee === null ? [] : [act.assignee];
    case "hand_over":
      return [act.team];
    case "category":
      return act.category === null ? [] : [act.category];
    case "step":
      return [act.step];
    case "type":
      return act.type === null ? [] : [act.type];
    case "checklist":
      return [act.template];
    case "notify":
      return [...act.people, ...(act.team === null ? [] : [act.team])];
    default:
      return [];
  }
}

/** What those are called that acts and scopes name, by id; unknown ids are left out. */
export async function namesIn(db: Db, rules: readonly { teams: readonly string[]; acts: readonly RuleAct[] }[], language: Language) {
  const acts = rules.flatMap((rule) => rule.acts);
  const own = acts.filter(isOwn);
  const people = own.flatMap((act) => act.people);
  const teams = own.flatMap((act) => act.team ?? []);
  const [shared, foundPeople, foundTeams] = await Promise.all([
    namesOf(db, macroActsAmong(acts), language),
    findPeopleByIds(db, people),
    teamsByIds(db, [...teams, ...rules.flatMap((rule) => rule.teams)]),
  ]);
  const found = [...foundPeople.values(), ...foundTeams.values()];
  return new Map([...shared, ...found.map(({ id, name }) => [id, name] as const)]);
}
