import type { CounterTables } from "./tables.ts";

export type WalkInState = CounterTables["walk_in"]["state"];

/** What somebody who came may become next. */
export const transitions: Record<WalkInState, readonly WalkInState[]> = {
  waiting: ["called", "serving", "left"],
  called: ["called", "serving", "waiting", "no_show", "left"],
  serving: ["served", "waiting"],
  // They were only getting a coffee.
  no_show: ["waiting"],
  served: [],
  left: [],
};

export const isQueued = (state: WalkInState): boolean => state === "waiting" || state === "called";

interface Waited {
  state: WalkInState;
  waiting_since: Date;
  waited_ms: number;
}

/** How long somebody waited until somebody talked with them, all waits together; for who waits, until now. Pure. */
export const waitedMs = ({ state, waiting_since, waited_ms }: Waited, now: Date): number =>
  waited_ms + (isQueued(state) ? Math.max(0, now.getTime() - waiting_since.getTime()) : 0);

/** "Ola Hansen" is Ola H. on a wall. Of what is no name only the first letters stay. Pure. */
export function nameOnWall(name: string): string {
  const [first = "", ...rest] = name.split(/\s+/).filter(Boolean);
  const last = rest.at(-1);
  const short = [...first].slice(0, 14).join("");
  return last ? `${short} ${[...last][0]?.toLocaleUpperCase("nb")}.` : short;
}
