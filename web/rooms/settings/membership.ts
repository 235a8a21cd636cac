import type { Team, TeamRight } from "../../../contract/teams.ts";
import { change, forget, useTell } from "../../platform/queries.ts";

/** Puts people into teams and takes them out, shown at once; a refusal takes it back and is told in a toast, for nothing was typed. */
export function useMembership() {
  const done = () => {
    void forget("GET /teams");
    void forget("GET /teams/{id}");
    void forget("GET /technicians");
    void forget("GET /session");
  };
  const put = useTell("PUT /teams/{id}/members/{person}", {
    optimistic: ({ params, body }) =>
      changeMembers(params.id, (members) =>
        members.map((member) => (member.id === params.person ? { ...member, lead: body?.lead ?? false } : member)),
      ),
    done,
  });
  const give = useTell("PUT /teams/{id}/members/{person}", {
    optimistic: ({ params, body }) =>
      changeMembers(params.id, (members) =>
        members.map((member) => (member.id === params.person ? { ...member, rights: body?.rights ?? member.rights } : member)),
      ),
    done,
  });
  const take = useTell("DELETE /teams/{id}/members/{person}", {
    optimistic: ({ params }) => changeMembers(params.id, (members) => members.filter(({ id }) => id !== params.person)),
    done,
  });
  return {
    put: (team: string, person: string, lead: boolean) => put.mutate({ params: { id: team, person }, body: { lead } }),
    give: (team: string, person: string, rights: TeamRight[]) => give.mutate({ params: { id: team, person }, body: { rights } }),
    take: (team: string, person: string) => take.mutate({ params: { id: team, person } }),
    busy: put.isPending || give.isPending || take.isPending,
  };
}

/** In the list of teams and in the team itself; somebody who is added has no name here before the server says it. */
function changeMembers(id: string, how: (members: Team["members"]) => Team["members"]): (() => void)[] {
  const changed = (team: Team): Team => ({ ...team, members: how(team.members) });
  return [
    change("GET /teams", {}, ({ items }) => ({ items: items.map((team) => (team.id === id ? changed(team) : team)) })),
    change("GET /teams/{id}", { params: { id } }, changed),
  ];
}
