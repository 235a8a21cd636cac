import type { Openings } from "./openings.ts";
import { lastUpTo } from "./table.ts";

/** Whether it is open at a moment. */
export function isOpenAt(openings: Openings, at: number): boolean {
  const { starts, ends } = openings.covering(at, at + 1);
  const place = lastUpTo(starts, at);
  return place >= 0 && at < (ends[place] ?? 0);
}
