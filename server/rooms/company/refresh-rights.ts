import type { Db } from "../../platform/db.ts";
import { Problem } from "../../platform/problem.ts";
import { membersOf } from "../teams/index.ts";
import { giveByLedger, type Ledger } from "./give-by-ledger.ts";
import type { Told } from "./read-claims.ts";
import { holdersThrough, noteRoles, noteTeam, rolesGiven, teamsGiven } from "./store-identity.ts";
import { groupsOf, type GroupRow, type ProviderRow } from "./store-provider.ts";

export interface Wanted {
  roles: NonNullable<GroupRow["role"]>[];
  /** Whether they lead it, by team. */
  teams: Map<string, boolean>;
}

/** What the values of a claim give. Pure. */
export function wantedBy(groups: readonly Pick<GroupRow, "value" | "role" | "team_id" | "lead">[], values: readonly string[]): Wanted {
  const held = groups.filter(({ value }) => values.includes(value));
  const teams = new Map<string, boolean>();
  for (const { team_id: team, lead } of held) if (team) teams.set(team, lead || teams.get(team) === true);
  return { roles: [...new Set(held.flatMap(({ role }) => role ?? []))], teams };
}

/** Roles and teams as the provider says today: what it gave and no longer says goes; what an administrator gave stays. */
export async function refreshRights(
  tx: Db,
  row: ProviderRow,
  told: Pick<Told, "groups" | "groupsElsewhere">,
  personId: string,
  now: Date,
): Promise<void> {
  if (told.groupsElsewhere) throw new Problem(403, "company_groups_elsewhere", { facts: { provider: row.name } });
  if (told.groups === null) return;
  await giveRights(tx, row, wantedBy(await groupsOf(tx, [row.id]), told.groups), personId, now);
}

/**
 * What no group of this provider gives any more goes from everybody whom it gave it; all of it where the provider is switched off or names no
 * groups. The rest is looked at when they sign in next.
 */
export async function retainRights(tx: Db, row: Pick<ProviderRow, "id" | "name" | "active" | "groups_claim">, now: Date): Promise<void> {
  const groups = row.active && row.groups_claim !== null ? await groupsOf(tx, [row.id]) : [];
  const values = groups.map(({ value }) => value);
  const most = wantedBy(groups, values);
  for (const personId of await holdersThrough(tx, row.id)) {
    const [roles, teams] = await Promise.all([rolesGiven(tx, row.id, personId), teamsGiven(tx, row.id, personId)]);
    const kept = new Map<string, boolean>();
    for (const { team_id: team } of teams) {
      const leads = (await membersOf(tx, team)).some(({ id, lead }) => id === personId && lead);
      const may = most.teams.get(team);
      if (may !== undefined) kept.set(team, leads && may);
    }
    const wanted = { roles: most.roles.filter((one) => roles.some(({ role }) => role === one)), teams: kept };
    await giveRights(tx, row, wanted, personId, now);
  }
}

/** Everything that this provider gave goes. */
export const takeRights = (tx: Db, row: Pick<ProviderRow, "id" | "name">, personId: string, now: Date): Promise<void> =>
  giveRights(tx, row, { roles: [], teams: new Map() }, personId, now);

const giveRights = (tx: Db, { id, name }: Pick<ProviderRow, "id" | "name">, wanted: Wanted, personId: string, now: Date): Promise<void> => {
  const ledger: Ledger = {
    name,
    rolesGiven: () => rolesGiven(tx, id, personId),
    teamsGiven: () => teamsGiven(tx, id, personId),
    noteRoles: (grantIds) => noteRoles(tx, id, grantIds),
    noteTeam: (team_id) => noteTeam(tx, { team_id, person_id: personId, provider_id: id }),
  };
  return giveByLedger(tx, ledger, wanted, personId, now);
};
