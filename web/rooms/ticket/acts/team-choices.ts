import type { Ticket } from "../../../../contract/tickets.ts";
import { byName, useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";

export interface TeamChoice {
  value: string;
  label: string;
  name: string;
  group: string;
}

/** Every other team by tier; the one that the category and the next tier suggest stands first. */
export function useTeamChoices(ticket: Ticket, suggested: string | undefined): TeamChoice[] {
  const t = useWords("ticket");
  const ui = useWords("ui");
  const { data } = useAsk("GET /teams");
  const teams = (data?.items ?? []).filter(({ id }) => id !== ticket.team.id);
  const tierName = (tier: number) => (tier >= 4 ? ui("tier.vendor") : ui("tier.name", { tier }));
  const choice = (team: (typeof teams)[number], group: string): TeamChoice => ({
    value: team.key,
    name: team.name,
    label: `${team.name} (${tierName(team.tier).toLocaleLowerCase()})`,
    group,
  });
  const first = teams.filter(({ key }) => key === suggested).map((team) => choice(team, t("escalate.suggested")));
  const rest = teams.filter(({ key }) => key !== suggested).toSorted((a, b) => a.tier - b.tier || byName(a.name, b.name));
  return [...first, ...rest.map((team) => choice(team, tierName(team.tier)))];
}
