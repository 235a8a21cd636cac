import { useRef } from "react";
import type { DeskSearch } from "../../platform/paths.ts";
import { knownOf } from "../ticket/index.ts";
import { withOpen, type Kept } from "./list-query.ts";
import { useTicketList, type TicketList } from "./ticket-list.ts";

export interface OpenList extends TicketList {
  /** Id of the open ticket when it has left this list. */
  gone: string | null;
}

/** The list with the open ticket in it: also when it has just left the list, at the place where it stood. */
export function useOpenList(search: DeskSearch, open: number | null): OpenList {
  const list = useTicketList(search);
  const kept = useRef<(Kept & { of: string }) | null>(null);
  const of = JSON.stringify(search);
  const at = list.items.findIndex(({ number }) => number === open);
  const row = list.items[at];
  if (row) kept.current = { row, at, of };
  else if (kept.current && (kept.current.row.number !== open || kept.current.of !== of)) kept.current = null;
  const left = row ? null : kept.current;
  const shown = left && { ...left, row: knownOf(left.row.number) ?? left.row };
  return { ...list, items: withOpen(list.items, shown), gone: left?.row.id ?? null };
}
