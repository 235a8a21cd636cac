import type { RoutingContent } from "../../../contract/routing.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { Problem } from "../../platform/problem.ts";
import { refuseReader } from "../rules/index.ts";
import { readFilter } from "../tickets/index.ts";
import { namesIn } from "./names.ts";

type Given = { [Key in keyof RoutingContent]?: RoutingContent[Key] | undefined };

/** Refuses, at the word, what cannot be meant: in its filter, or what it names by an id. */
export async function checkRule(db: Db, actor: Actor, now: Date, given: Given): Promise<void> {
  if (given.filter !== undefined) {
    refuseReader(given.filter);
    await readFilter(db, actor, now, given.filter, "/filter");
  }
  const { teams = [], sites = [], skills = [], team = null, fallback = null } = given;
  const everyTeam = [...teams, ...[team, fallback].flatMap((id) => id ?? [])];
  const names = await namesIn(db, { teams: everyTeam, sites });
  const lacking = (ids: readonly string[], at: (place: number) => string, what: string) =>
    ids.flatMap((id, place) => (names.has(id) ? [] : [{ pointer: at(place), code: "unknown", facts: { what } }]));
  const errors = [
    ...lacking(teams, (place) => `/teams/${place}`, "team"),
    ...lacking(sites, (place) => `/sites/${place}`, "site"),
    ...lacking(
      skills.map(({ skill }) => skill),
      (place) => `/skills/${place}/skill`,
      "skill",
    ),
    ...lacking(team === null ? [] : [team], () => "/team", "team"),
    ...lacking(fallback === null ? [] : [fallback], () => "/fallback", "team"),
  ];
  if (errors.length > 0) throw new Problem(400, "invalid_input", { errors });
}
