import { forget, useTell } from "../../platform/queries.ts";

/** Puts people into teams and takes them out; a refusal is told in a toast, for nothing was typed. */
export function useMembership() {
  const done = () => {
    void forget("GET /teams");
    void forget("GET /teams/{id}");
    void forget("GET /technicians");
    void forget("GET /session");
  };
  const put = useTell("PUT /teams/{id}/members/{person}", { done });
  const take = useTell("DELETE /teams/{id}/members/{person}", { done });
  return {
    put: (team: string, person: string, lead: boolean) => put.mutate({ params: { id: team, person }, body: { lead } }),
    take: (team: string, person: string) => take.mutate({ params: { id: team, person } }),
    busy: put.isPending || take.isPending,
  };
}
