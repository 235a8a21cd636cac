import type { DeskSearch } from "../../../platform/paths.ts";
import { listQuery } from "../list-query.ts";

/** The tickets of a list that were chosen to be changed together. */
export interface Selection {
  /** The list in which they were chosen: in another one nothing is. */
  list: string;
  ids: readonly string[];
  /** Where a range begins. */
  anchor: string | null;
  /** All of the list, also what is not loaded. */
  whole: boolean;
}

export const nothing: Selection = { list: "", ids: [], anchor: null, whole: false };

/** Chooses one, or lets it go. Pure, as all that follows. */
export function toggled({ list, ids }: Selection, id: string): Selection {
  const chosen = ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id];
  return { list, ids: chosen, anchor: id, whole: false };
}

/** Chooses all from where the last one was chosen to this one, too. */
export function extended(selection: Selection, order: readonly string[], id: string): Selection {
  const from = order.indexOf(selection.anchor ?? id);
  const to = order.indexOf(id);
  if (from < 0 || to < 0) return toggled(selection, id);
  const between = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ...selection, ids: [...new Set([...selection.ids, ...between])], anchor: selection.anchor ?? id, whole: false };
}

/** One step with Shift: the one that was left and the one that was come to. */
export const walked = (selection: Selection, from: string | undefined, to: string): Selection => ({
  ...selection,
  ids: [...new Set([...selection.ids, ...(from ? [from] : []), to])],
  anchor: selection.anchor ?? from ?? to,
  whole: false,
});

export const allOf = (list: string, order: readonly string[]): Selection => ({
  list,
  ids: [...order],
  anchor: order[0] ?? null,
  whole: false,
});

/** As many as one request names; more are named by their list. */
export const mostByHand = 5000;

/** What is sent to name the chosen tickets. */
export function whichOf({ ids, whole }: Selection, search: DeskSearch) {
  if (!whole) return { tickets: [...ids] };
  const { limit: _, sort: __, ...list } = listQuery(search);
  return { list };
}
