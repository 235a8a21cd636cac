import { useSyncExternalStore } from "react";

/** A panel of the frame that is opened from several places: a button, a key, the command bar. */
export function panel() {
  let open = false;
  const watchers = new Set<() => void>();
  const set = (next: boolean) => {
    open = next;
    for (const watcher of watchers) watcher();
  };
  const subscribe = (watcher: () => void) => {
    watchers.add(watcher);
    return () => void watchers.delete(watcher);
  };
  return { show: () => set(true), hide: () => set(false), useOpen: () => useSyncExternalStore(subscribe, () => open) };
}
