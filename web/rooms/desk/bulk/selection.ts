import type { DeskSearch } from "../../../platform/paths.ts";
import { listQuery } from "../list-query.ts";

/** The tickets of a list that were chosen to be changed together. */
export interface Selection {
  /** The list in which they were chosen: in another one nothing is. */
  list: string;
  ids: readonly string[];
  /** Where a range begins. */
  anchor: string | null;
  /** All that a list asks for, also what is not loaded: as it was asked then. Narrowed since, it is another list. */
  whole: string | null;
}

export const nothing: Selection = { list: "", ids: [], anchor: null, whole: null };

/** What the whole of a list asks for. */
function asked(search: DeskSearch) {
  const { limit: _, sort: __, ...list } = listQuery(search);
  return list;
}

/** Chooses one, or lets it go. Pure, as all that follows. */
export function toggled({ list, ids }: Selection, id: string): Selection {
  const chosen = ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id];
  return { list, ids: chosen, anchor: id, whole: null };
}

/** Chooses all from where the last one was chosen to this one, too. */
export function extended(selection: Selection, order: readonly string[], id: string): Selection {
  const from = order.indexOf(selection.anchor ?? id);
  const to = order.indexOf(id);
  if (from < 0 || to < 0) return toggled(selection, id);
  const between = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ...selection, ids: [...new Set([...selection.ids, ...between])], anchor: selection.anchor ?? id, whole: null };
}

/** One step with Shift: the one that was left and the one that was come to. */
export const walked = (selection: Selection, from: string | undefined, to: string): Selection => ({
  ...selection,
  ids: [...new Set([...selection.ids, ...(from ? [from] : []), to])],
  anchor: selection.anchor ?? from ?? to,
  whole: null,
});

export const allOf = (list: string, order: readonly string[]): Selection => ({
  list,
  ids: [...order],
  anchor: order[0] ?? null,
  whole: null,
});

/** As many as one request names; more are named by their list. */
export const mostByHand = 5000;

export const wholeOf =
  (search: DeskSearch) =>
  (selection: Selection): Selection => ({ ...selection, whole: JSON.stringify(asked(search)) });

export const isWhole = ({ whole }: Selection, search: DeskSearch): boolean => whole === JSON.stringify(asked(search));

/** What is sent to name the chosen tickets. */
export const whichOf = (selection: Selection, search: DeskSearch) =>
  isWhole(selection, search) ? { list: asked(search) } : { tickets: [...selection.ids] };
