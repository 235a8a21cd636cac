import type { Answer } from "../../platform/client.ts";
import { forget, keep } from "../../platform/queries.ts";
import { useMe } from "../../platform/session.tsx";

export type Account = Answer<"GET /accounts/{id}">;

/** What an answer about an account changes here: the account, and what I may do when it is my own. */
export function useKeepAccount(): (account: Account) => void {
  const me = useMe();
  return (account) => {
    keep("GET /accounts/{id}", { params: { id: account.person.id } }, account);
    if (account.person.id === me.id) void forget("GET /session");
  };
}
