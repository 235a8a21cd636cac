import type { Db } from "../../platform/db.ts";
import { giveByLedger, wantedBy, type Ledger } from "../company/index.ts";
import { groupNames, noteRoles, noteTeam, peopleOf, rolesGiven, teamsGiven, touchedBy } from "./store-rights.ts";
import { rulesOf, type GroupRule, type SourceRow } from "./store-source.ts";

type Source = Pick<SourceRow, "id" | "name" | "active">;

async function refresh(tx: Db, { id, name, active }: Source, rules: readonly GroupRule[], personId: string, now: Date): Promise<void> {
  const ledger: Ledger = {
    name,
    rolesGiven: () => rolesGiven(tx, id, personId),
    teamsGiven: () => teamsGiven(tx, id, personId),
    noteRoles: (grantIds) => noteRoles(tx, id, grantIds),
    noteTeam: (team_id) => noteTeam(tx, { team_id, person_id: personId, source_id: id }),
  };
  const names = active ? await groupNames(tx, id, personId) : [];
  await giveByLedger(tx, ledger, wantedBy(rules, names), personId, now);
}

/** Roles and teams of those whose groups changed. `names`: of the groups that it was about; others give what they gave. */
export async function refreshMembers(
  tx: Db,
  source: Source,
  userIds: readonly string[],
  names: readonly string[],
  now: Date,
): Promise<void> {
  if (userIds.length === 0) return;
  const rules = await rulesOf(tx, [source.id]);
  if (!rules.some(({ value }) => names.includes(value))) return;
  for (const personId of await peopleOf(tx, userIds)) await refresh(tx, source, rules, personId, now);
}

/** The same of everybody whom what the settings say touches, now or before. */
export async function refreshAll(tx: Db, source: Source, now: Date): Promise<void> {
  const rules = await rulesOf(tx, [source.id]);
  const people = await touchedBy(
    tx,
    source.id,
    rules.map(({ value }) => value),
  );
  for (const personId of people) await refresh(tx, source, rules, personId, now);
}

/** Of one person, whatever it was about. */
export async function refreshPerson(tx: Db, source: Source, personId: string, now: Date): Promise<void> {
  await refresh(tx, source, await rulesOf(tx, [source.id]), personId, now);
}
