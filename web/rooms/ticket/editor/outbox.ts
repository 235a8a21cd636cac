import { useSyncExternalStore } from "react";
import type { TimelineEntry } from "../../../../contract/tickets.ts";

/** A message on its way: in the timeline already, marked as being sent. */
export interface Leaving {
  number: number;
  entry: Extract<TimelineEntry, { kind: "reply" | "note" }>;
}

let leaving: readonly Leaving[] = [];
const watchers = new Set<() => void>();

function set(next: readonly Leaving[]): void {
  leaving = next;
  for (const watcher of watchers) watcher();
}

/** Shows a message before the server has it; returns how to take it out again. */
export function post(message: Leaving): () => void {
  set([...leaving, message]);
  return () => set(leaving.filter((other) => other !== message));
}

export function useLeaving(): readonly Leaving[] {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    () => leaving,
  );
}
