import { useSyncExternalStore } from "react";
import { nothing, type Selection } from "./selection.ts";

/** Outlives the list's column, which leaves the screen of a phone while a ticket is open. */
let chosen: Selection = nothing;
const watchers = new Set<() => void>();

const subscribe = (watcher: () => void) => {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
};

/** What is chosen in this list, and how to choose otherwise. */
export function useChosen(list: string): [Selection, (how: (before: Selection) => Selection) => void] {
  const now = useSyncExternalStore(subscribe, () => chosen);
  const mine = now.list === list ? now : nothing;
  const choose = (how: (before: Selection) => Selection) => {
    const before = chosen.list === list ? chosen : nothing;
    chosen = { ...how(before), list };
    for (const watcher of watchers) watcher();
  };
  return [mine, choose];
}
