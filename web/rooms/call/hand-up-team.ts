import type { Category } from "../../../contract/catalog.ts";
import type { Team } from "../../../contract/teams.ts";
import { useAsk } from "../../platform/queries.ts";

/** Where handing up leads: the team that knows the category when it is of the next tier, else that tier's own. Pure. */
export function teamForHandUp(teams: readonly Team[], category: Pick<Category, "team"> | null, tier: number): Team | null {
  const next = Math.min(tier + 1, 3);
  const expert = teams.find(({ id }) => id === category?.team?.id);
  return expert?.tier === next ? expert : (teams.find((team) => team.tier === next && team.is_default) ?? null);
}

/** Known before anybody presses the button, from what the desk rarely changes. */
export function useHandUpTeam(categoryId: string | null, tier: number): { team: Team | null; teams: readonly Team[] } {
  const teams = useAsk("GET /teams", { staleTime: 10 * 60_000 }).data?.items ?? [];
  const categories = useAsk("GET /categories", { staleTime: 10 * 60_000 }).data?.items ?? [];
  return { team: teamForHandUp(teams, categories.find(({ id }) => id === categoryId) ?? null, tier), teams };
}
