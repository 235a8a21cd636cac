import type { Db } from "../../platform/db.ts";
import { leadsOf, type RoleHolder } from "../access/index.ts";
import { listTeams, membersOf, type TeamRow } from "../teams/index.ts";

/** Tier 4 are vendors. */
const ours = [3, 2, 1];

export interface Looks {
  team: TeamRow;
  lead: RoleHolder | null;
}

/**
 * Who looks at an incident where no team handles security: a lead of the highest tier that has one, and who is not concerned. Tier 1, who answers
 * whoever calls, only where there is nobody else.
 */
export async function whoLooks(db: Db, concerned: ReadonlySet<string>): Promise<Looks | null> {
  const teams = (await listTeams(db)).filter(({ tier }) => ours.includes(tier)).toSorted((a, b) => b.tier - a.tier);
  const free: TeamRow[] = [];
  for (const team of teams) {
    const leads = await leadsOf(db, team.id);
    const lead = leads.find(({ id }) => !concerned.has(id)) ?? null;
    if (lead && team.tier > 1) return { team, lead };
    if (!(await membersOf(db, team.id)).some(({ id }) => concerned.has(id))) free.push(team);
  }
  const [team = teams[0]] = free;
  return team ? { team, lead: null } : null;
}
