import type { Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import { Problem } from "../../platform/problem.ts";
import { remembered } from "../../platform/remember.ts";
import type { Room } from "../../platform/room.ts";
import { boundRoutes } from "./routes.ts";
import {
  allTeams,
  membersIn,
  standingIn,
  teamById,
  teamByKey,
  teamsHaving,
  teamsIn,
  teamsOfTier,
  teamThatHandles,
  type MemberRow,
  type TeamRow,
  type TeamStanding,
} from "./store.ts";

export type { MemberRow, TeamRow } from "./store.ts";
export { changeTeam } from "./change-team.ts";
export { createTeam, type TeamGiven } from "./create-team.ts";
export { addMember, removeMember } from "./members.ts";
export { membersNow } from "./members-now.ts";

export const findTeam = (db: Db, idOrKey: string): Promise<TeamRow | undefined> =>
  isId(idOrKey) ? teamById(db, idOrKey) : teamByKey(db, idOrKey);

/** Every team, by tier and name. */
export const listTeams = (db: Db): Promise<TeamRow[]> => allTeams(db);

/** Teams by id, in one query; unknown ids are left out. */
export async function teamsByIds(db: Db, ids: readonly string[]): Promise<Map<string, TeamRow>> {
  if (ids.length === 0) return new Map();
  const rows = await teamsIn(db, [...new Set(ids)]);
  return new Map(rows.map((row) => [row.id, row]));
}

const rememberedTeams = remembered(/^team\./, teamsOfTier);

/** The default team of a tier, else its first by name; refuses when the tier has no team. */
export async function teamForTier(db: Db, tier: number): Promise<TeamRow> {
  const [team] = await rememberedTeams(db, tier);
  if (!team) throw new Problem(409, "no_team", { facts: { tier } });
  return team;
}

/** Where a fast path ends. */
export const teamHandling = (db: Db, handles: "security" | "systemic"): Promise<TeamRow | undefined> => teamThatHandles(db, handles);

/** Somebody's teams, lowest tier first. */
export const teamsOfPerson = (db: Db, personId: string): Promise<(TeamRow & { lead: boolean })[]> => teamsHaving(db, personId);

/** What judging somebody needs to know of teams, in one query. */
export const standingOf = (db: Db, personId: string): Promise<TeamStanding[]> => standingIn(db, personId);

/** The same for somebody who is in none, as of a second ago at most. */
export const standingOfNobody = (db: Db): Promise<TeamStanding[]> => outside(db, null);
const outside = remembered(/^team\./, (db, nobody: null) => standingIn(db, nobody));

/** Members by name. */
export const membersOf = (db: Db, teamId: string): Promise<MemberRow[]> => membersIn(db, [teamId]);

/** The members of several teams, by team. */
export async function membersOfTeams(db: Db, teamIds: readonly string[]): Promise<Map<string, MemberRow[]>> {
  if (teamIds.length === 0) return new Map();
  return Map.groupBy(await membersIn(db, [...new Set(teamIds)]), (member) => member.team_id);
}

export const room: Room = { name: "teams", routes: boundRoutes };
