import { aheadAt } from "../../../../contract/wall-clock.ts";

const day = 86_400_000;

/** From this moment on, clocks of a place are so many ms ahead of UTC. */
export interface Offset {
  from: number;
  ahead: number;
}

/** The second at which a clock is changed, between two moments that differ. */
function changeBetween(zone: string, before: number, after: number): number {
  const old = aheadAt(before, zone);
  let [low, high] = [before, after];
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (aheadAt(middle, zone) === old) low = middle;
    else high = middle;
  }
  return high;
}

/** How a clock of a place goes between two moments. No place changes its clocks twice within a day. */
export function offsetsOf(zone: string, from: number, to: number): Offset[] {
  const found = [{ from, ahead: aheadAt(from, zone) }];
  for (let at = from; at < to; at += day) {
    const next = at + day;
    const ahead = aheadAt(next, zone);
    if (ahead !== found.at(-1)?.ahead) found.push({ from: changeBetween(zone, at, next), ahead });
  }
  return found;
}

/**
 * The moment at which clocks show this: the first of two, and where they skip it, the moment at which they are put on: what is open from
 * 02:30 to 04:00 opens as the clock jumps from 02:00 to 03:00.
 */
export function momentIn(offsets: readonly Offset[], wall: number): number {
  // The first offset under which the clock shows it before the next one begins; each that follows begins later.
  let [low, high] = [0, offsets.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    const next = offsets[middle + 1];
    if (next && wall - (offsets[middle]?.ahead ?? 0) >= next.from) low = middle + 1;
    else high = middle;
  }
  const offset = offsets[low];
  const at = wall - (offset?.ahead ?? 0);
  return low === 0 ? at : Math.max(at, offset?.from ?? at);
}
