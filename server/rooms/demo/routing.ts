import type { RoutingWay } from "../../../contract/routing.ts";
import type { Db } from "../../platform/db.ts";
import { actorFor } from "../access/index.ts";
import { createRule, createSkill, shapeProfile } from "../routing/index.ts";
import type { Desk } from "./desk.ts";

/** What each team is good at, and in which way its rule asks. */
const teams: Record<string, { skill: string; way: RoutingWay; active?: true }> = {
  "service-desk": { skill: "First line", way: "least_loaded" },
  accounts: { skill: "Accounts and rights", way: "round_robin" },
  messaging: { skill: "Exchange and Outlook", way: "last_handler" },
  workplace: { skill: "PCs and printers", way: "least_loaded" },
  network: { skill: "Network and VPN", way: "round_robin" },
  problems: { skill: "Finding causes", way: "round_robin", active: true },
  security: { skill: "Security incidents", way: "round_robin" },
  servers: { skill: "Servers and storage", way: "least_loaded", active: true },
};

/**
 * Skills, what everybody takes, and a rule for each team. Two of the rules are on; the others are drafts: whoever looks at the
 * desk tries one and switches it on.
 */
export async function prepareRouting(tx: Db, now: Date, desk: Desk, keeperId: string): Promise<void> {
  const keeper = await actorFor(tx, keeperId);
  const able = new Map<string, { skill: string; level: number }[]>();
  for (const { id: fallback, key, name, technicians } of desk.teams.values()) {
    const known = teams[key];
    if (!known) continue;
    const { id: skill } = await createSkill(tx, keeper, now, known.skill);
    for (const [at, id] of [...new Set(technicians.map((body) => body.id))].entries())
      able.set(id, [...(able.get(id) ?? []), { skill, level: 1 + (at % 3) }]);
    await createRule(tx, keeper, now, {
      name: `${name}: ${known.skill}`,
      teams: [fallback],
      filter: "",
      sites: [],
      languages: [],
      team: null,
      skills: [{ skill, level: 1 }],
      speaks: false,
      way: known.way,
      accept_minutes: 15,
      give_up_minutes: 240,
      fallback,
      active: known.active ?? false,
    });
  }
  for (const [id, skills] of able)
    await shapeProfile(tx, keeper, now, id, { skills, languages: ["nb", "en"], calendar: null, cap: 12, share: 100 });
}
