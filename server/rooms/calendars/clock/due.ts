import type { Openings } from "./openings.ts";
import type { Pause } from "./pauses.ts";
import { runningIn, type Piece, type Turn } from "./run.ts";
import { openUntil, whenOpenFor } from "./table.ts";

const year = 366 * 86_400_000;
/** Nobody waits longer than this; what opens more rarely is as good as closed. */
const furthest = 64 * year;

/** The earliest moment at which so many ms have counted in an endless piece; the furthest one where they do not by then. */
function reach({ from, openings }: Piece, ms: number): number {
  for (let ahead = year; ahead <= furthest; ahead *= 4) {
    const table = openings.covering(from, from + ahead);
    const at = whenOpenFor(table, openUntil(table, from) + ms);
    if (at !== undefined) return Math.min(at, from + furthest);
  }
  return from + furthest;
}

/**
 * The earliest moment at which so many minutes have counted since the first turn; of none, that moment itself; where that would be after
 * 64 years, those 64 years. Null: the clock is paused
 * and nobody knows until when. What counted and what was paused before a turn stays counted and paused: another target asks the same
 * history for another number.
 */
export function dueOver(turns: readonly Turn[], minutes: number, pauses: readonly Pause[] = []): number | null {
  let left = Math.round(minutes * 60_000);
  if (left <= 0) return turns[0]?.at ?? null;
  for (const piece of runningIn(turns, pauses)) {
    if (piece.to === Infinity) return reach(piece, left);
    const table = piece.openings.covering(piece.from, piece.to);
    const before = openUntil(table, piece.from);
    const counts = openUntil(table, piece.to) - before;
    if (counts >= left) return whenOpenFor(table, before + left) ?? piece.to;
    left -= counts;
  }
  return null;
}

/** The same for one calendar. */
export const due = (openings: Openings, from: number, minutes: number, pauses: readonly Pause[] = []): number | null =>
  dueOver([{ at: from, openings }], minutes, pauses);
