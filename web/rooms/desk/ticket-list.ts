import { useMemo } from "react";
import type { TicketSummary } from "../../../contract/tickets.ts";
import type { DeskSearch } from "../../platform/paths.ts";
import { useAsk, useAskPages } from "../../platform/queries.ts";
import { useViews } from "./views/use-views.ts";
import { inTurn, isFiltered, listQuery, passing, queueOf } from "./list-query.ts";

const most = 50;

export interface TicketList {
  items: readonly TicketSummary[];
  /** How many there are in all; null while nobody knows. */
  total: number | null;
  /** `best`: a search that stopped at its best matches. */
  more: (() => void) | null;
  best: boolean;
  loading: boolean;
  error: unknown;
  retry: () => void;
}

const inside = (row: { audience: string }): row is TicketSummary & { audience: "technician" } => row.audience === "technician";

/** The tickets of the list that the address names: a queue, a team, or what a search found. */
export function useTicketList(search: DeskSearch): TicketList {
  const q = search.q?.trim() ?? "";
  const pages = useAskPages("GET /tickets", { query: listQuery(search), enabled: q === "", keepPrevious: false, further: 200 });
  const found = useAsk("GET /search", { query: { q: q || "-", kind: "tickets", limit: most }, enabled: q !== "", keepPrevious: true });
  const counted = useCount(search);
  const { items: read, hasMore, more, isLoading, error, refetch } = pages;
  const rows = useMemo(() => inTurn(read.filter(inside), search), [read, search]);
  const hits = useMemo(() => (found.data?.tickets ?? []).map(({ ticket }) => ticket).filter(inside), [found.data]);
  const passed = useMemo(() => passing(hits, search), [hits, search]);
  if (q) {
    const best = hits.length >= most;
    return {
      items: passed,
      total: best || !found.data ? null : passed.length,
      more: null,
      best,
      loading: found.isLoading,
      error: found.error,
      retry: () => void found.refetch(),
    };
  }
  const whole = !hasMore && !isLoading && !error;
  return {
    items: rows,
    total: whole ? rows.length : isFiltered(search) ? null : counted,
    more: hasMore ? more : null,
    best: false,
    loading: isLoading,
    error,
    retry: refetch,
  };
}

/** What the queues' own count, or the view's, says of this list. */
function useCount(search: DeskSearch): number | null {
  const { data } = useAsk("GET /queues");
  const views = useViews();
  if (search.view) {
    const count = views.find(({ id }) => id === search.view)?.count;
    return count?.exact ? count.number : null;
  }
  if (search.team) return data?.teams.find(({ key }) => key === search.team)?.open ?? null;
  return data?.queues[queueOf(search)] ?? null;
}
