import type { RoutingContent } from "../../../contract/routing.ts";
import type { Db } from "../../platform/db.ts";
import { findSiteById } from "../people/index.ts";
import { teamsByIds } from "../teams/index.ts";
import { allSkills } from "./store-people.ts";

type Named = Pick<RoutingContent, "teams" | "sites" | "team" | "skills" | "fallback">;

/** All that a rule names by its id. */
export const idsIn = ({ teams, sites, team, skills, fallback }: Named): string[] => [
  ...teams,
  ...sites,
  ...(team === null ? [] : [team]),
  ...skills.map(({ skill }) => skill),
  fallback,
];

/** What teams, sites and all skills are called, by id; unknown ids are left out. */
export async function namesIn(
  db: Db,
  { teams, sites }: { teams: readonly string[]; sites: readonly string[] },
): Promise<Map<string, string>> {
  const [skills, foundTeams, foundSites] = await Promise.all([
    allSkills(db),
    teamsByIds(db, teams),
    Promise.all([...new Set(sites)].map((id) => findSiteById(db, id))),
  ]);
  const found = [...skills, ...foundTeams.values(), ...foundSites.flatMap((site) => site ?? [])];
  return new Map(found.map(({ id, name }) => [id, name] as const));
}

/** The same for all that some rules name. */
export const namesOfRules = (db: Db, rules: readonly Named[]): Promise<Map<string, string>> =>
  namesIn(db, {
    teams: rules.flatMap(({ teams, team, fallback }) => [...teams, ...(team === null ? [] : [team]), fallback]),
    sites: rules.flatMap(({ sites }) => sites),
  });
