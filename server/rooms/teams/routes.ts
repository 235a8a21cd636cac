import { teamRoutes } from "../../../contract/teams.ts";
import type { Db } from "../../platform/db.ts";
import { handle } from "../../platform/http/handle.ts";
import { isId } from "../../platform/id.ts";
import { notFound } from "../../platform/problem.ts";
import { changeTeam } from "./change-team.ts";
import { createTeam } from "./create-team.ts";
import { addMember, removeMember } from "./members.ts";
import { presentTeam } from "./present.ts";
import { allMembers, allTeams, membersIn, teamById, teamByKey, technicians, type TeamRow } from "./store.ts";

async function load(db: Db, idOrKey: string): Promise<TeamRow> {
  const row = await (isId(idOrKey) ? teamById(db, idOrKey) : teamByKey(db, idOrKey));
  if (!row) throw notFound("team");
  return row;
}

const present = async (db: Db, row: TeamRow) => presentTeam(row, await membersIn(db, [row.id]));
const personOf = (id: string): string => {
  if (!isId(id)) throw notFound("person");
  return id;
};

export const boundRoutes = handle(teamRoutes, {
  "GET /teams": async ({ db }) => {
    const members = Map.groupBy(await allMembers(db), (member) => member.team_id);
    return { items: (await allTeams(db)).map((team) => presentTeam(team, members.get(team.id) ?? [])) };
  },
  "POST /teams": async ({ db, actor, body }) => present(db, await createTeam(db, actor, body)),
  "GET /teams/{id}": async ({ db, params }) => present(db, await load(db, params.id)),
  "PATCH /teams/{id}": async ({ db, actor, params, body }) => present(db, await changeTeam(db, actor, await load(db, params.id), body)),
  "PUT /teams/{id}/members/{person}": async ({ db, actor, params, body }) => {
    const team = await load(db, params.id);
    await addMember(db, team.id, personOf(params.person), body.lead, actor.personId, body.rights);
    return present(db, team);
  },
  "DELETE /teams/{id}/members/{person}": async ({ db, actor, params }) => {
    await removeMember(db, (await load(db, params.id)).id, personOf(params.person), actor.personId);
  },
  "GET /technicians": async ({ db }) => ({ items: await technicians(db) }),
});
