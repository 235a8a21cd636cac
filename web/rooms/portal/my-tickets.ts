import { useEffect } from "react";
import type { RequesterTicket } from "../../../contract/tickets.ts";
import { useAskPages } from "../../platform/queries.ts";
import { useMe } from "../../platform/session.tsx";

export type Which = "open" | "finished";
const statuses: Record<Which, string> = { open: "new,open,waiting,resolved", finished: "closed" };
const asRequester = { as: "requester", sort: "updated", limit: 20 } as const;

/** Asked as a requester, every row is one; the contract's union also has the technician's shape. */
export const requesters = <T extends { audience: string }>(rows: readonly T[]): Extract<T, { audience: "requester" }>[] =>
  rows.filter((row): row is Extract<T, { audience: "requester" }> => row.audience === "requester");

interface Listed {
  items: RequesterTicket[];
  more: () => void;
  hasMore: boolean;
  isLoading: boolean;
  error: unknown;
  refetch: () => unknown;
}

/** What I asked for or what is for me, the last changed first. */
export function useMyTickets(which: Which, enabled = true): Listed {
  const { items, ...pages } = useAskPages("GET /tickets", {
    query: { ...asRequester, mine: "true", status: statuses[which] },
    enabled,
    keepPrevious: false,
  });
  return { ...pages, items: requesters(items) };
}

/** Open tickets of others that I may see: my organization's, and those I follow. Empty for nearly everybody. */
export function useColleaguesTickets(): Listed {
  const me = useMe();
  const { items, more, hasMore, ...pages } = useAskPages("GET /tickets", { query: { ...asRequester, limit: 50, status: statuses.open } });
  const others = requesters(items).filter((ticket) => ticket.requester?.id !== me.id);
  useEffect(() => {
    // My own come along: go on until the first that is not mine, or the end.
    if (others.length === 0 && hasMore) more();
  }, [others.length, hasMore, more]);
  return { ...pages, items: others, more, hasMore };
}
