import type { Openings } from "./openings.ts";
import { inOrder, type Pause } from "./pauses.ts";

/** From a moment on, a clock counts the opening hours of one calendar: of the team that has it then. */
export interface Turn {
  at: number;
  openings: Openings;
  /** Whose hours these are, and which version of which policy says so: for the ledger. */
  calendar?: string | undefined;
  policy?: string | undefined;
}

/** A time without a pause, under one calendar; `to` may be endless. */
export interface Piece {
  from: number;
  to: number;
  openings: Openings;
}

/** Until when each turn holds. One that is written later and says an earlier time (a clock was put back) takes the place of those after it. */
export function stretchesOf(turns: readonly Turn[]): { turn: Turn; to: number }[] {
  let to = Infinity;
  return turns
    .toReversed()
    .map((turn) => {
      const held = { turn, to };
      to = Math.min(to, turn.at);
      return held;
    })
    .reverse();
}

/** When a clock runs that begins at the first of its turns. */
export function* runningIn(turns: readonly Turn[], pauses: readonly Pause[]): Generator<Piece> {
  const still = inOrder(pauses);
  for (const {
    turn: { at, openings },
    to: end,
  } of stretchesOf(turns)) {
    let from = at;
    for (const pause of still) {
      if (pause.to <= from) continue;
      if (pause.from >= end) break;
      if (pause.from > from) yield { from, to: pause.from, openings };
      from = pause.to;
    }
    if (from < end) yield { from, to: end, openings };
  }
}
