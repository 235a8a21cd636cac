import type { Openings } from "./openings.ts";
import type { Pause } from "./pauses.ts";
import { runningIn, type Turn } from "./run.ts";
import { openUntil } from "./table.ts";

/** How many minutes have counted from the first turn to a moment; none before it. */
export function elapsedOver(turns: readonly Turn[], to: number, pauses: readonly Pause[] = []): number {
  let counted = 0;
  for (const piece of runningIn(turns, pauses)) {
    if (piece.from >= to) break;
    const end = Math.min(piece.to, to);
    const table = piece.openings.covering(piece.from, end);
    counted += openUntil(table, end) - openUntil(table, piece.from);
  }
  return counted / 60_000;
}

/** The same for one calendar. */
export const elapsed = (openings: Openings, from: number, to: number, pauses: readonly Pause[] = []): number =>
  elapsedOver([{ at: from, openings }], to, pauses);
