import { useCallback, useSyncExternalStore } from "react";
import type { Act } from "./open-ticket.ts";

let asked: { number: number; act: Act } | null = null;
const watchers = new Set<() => void>();
const subscribe = (watcher: () => void) => {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
};

/** Which dialog is open over a ticket: asked for in the ticket or in the column beside it, which may go away meanwhile. */
export function useAskedAct(number: number): [Act | null, (act: Act | null) => void] {
  const act = useSyncExternalStore(subscribe, () => (asked?.number === number ? asked.act : null));
  const ask = useCallback(
    (next: Act | null) => {
      asked = next && { number, act: next };
      for (const watcher of watchers) watcher();
    },
    [number],
  );
  return [act, ask];
}
