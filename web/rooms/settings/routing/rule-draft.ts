import type { RoutingRule, RoutingWay } from "../../../../contract/routing.ts";
import type { Language } from "../../../../contract/shapes.ts";

/** A routing rule as its form holds it. */
export interface RoutingValues {
  name: string;
  active: boolean;
  teams: string[];
  filter: string;
  sites: string[];
  languages: Language[];
  /** Empty: the team that has it. */
  team: string;
  skills: { skill: string; level: number }[];
  speaks: boolean;
  way: RoutingWay;
  accept_minutes: string;
  give_up_minutes: string;
  fallback: string;
}

/** What is kept, as the form holds it. Pure. */
export function valuesOf(rule: RoutingRule | undefined): RoutingValues {
  return {
    name: rule?.name ?? "",
    active: rule?.active ?? false,
    teams: rule?.teams ?? [],
    filter: rule?.filter ?? "",
    sites: rule?.sites ?? [],
    languages: rule?.languages ?? [],
    team: rule?.team ?? "",
    skills: rule?.skills ?? [],
    speaks: rule?.speaks ?? false,
    way: rule?.way ?? "least_loaded",
    accept_minutes: String(rule?.accept_minutes ?? 10),
    give_up_minutes: String(rule?.give_up_minutes ?? 240),
    fallback: rule?.fallback ?? "",
  };
}

/** What the form holds, as it is kept. Pure. */
export const bodyOf = ({ team, accept_minutes, give_up_minutes, ...values }: RoutingValues) => ({
  ...values,
  team: team || null,
  accept_minutes: Number(accept_minutes),
  give_up_minutes: Number(give_up_minutes),
});
