import type { Role } from "../../../contract/access.ts";
import type { Db } from "../../platform/db.ts";
import { holdRoles } from "../access/index.ts";
import { addMember, membersOf, removeMember } from "../teams/index.ts";
import type { Wanted } from "./refresh-rights.ts";

/** What something outside gave somebody so far; what an administrator gave stands in none. */
export interface Ledger {
  /** Of who gives, for the audit trail. */
  name: string;
  rolesGiven(): Promise<{ role: Role }[]>;
  teamsGiven(): Promise<{ team_id: string }[]>;
  noteRoles(grantIds: readonly string[]): Promise<unknown>;
  noteTeam(teamId: string): Promise<unknown>;
}

/** Gives somebody what is wanted now, and takes what was given before and is wanted no more. */
export async function giveByLedger(tx: Db, ledger: Ledger, wanted: Wanted, personId: string, now: Date): Promise<void> {
  const [roles, teams] = await Promise.all([ledger.rolesGiven(), ledger.teamsGiven()]);
  const take = roles.map(({ role }) => role).filter((role) => !wanted.roles.some((one) => one === role));
  const { given } = await holdRoles(tx, personId, { give: wanted.roles, take, source: ledger.name }, now);
  await ledger.noteRoles(given.map(({ grantId }) => grantId));
  const had = new Set(teams.map(({ team_id }) => team_id));
  for (const team of had) if (!wanted.teams.has(team)) await removeMember(tx, team, personId, null);
  for (const [team, lead] of wanted.teams) {
    const member = (await membersOf(tx, team)).find(({ id }) => id === personId);
    // Whom an administrator put there stays as they said.
    if (member && (!had.has(team) || member.lead === lead)) continue;
    await addMember(tx, team, personId, lead);
    if (!member) await ledger.noteTeam(team);
  }
}
