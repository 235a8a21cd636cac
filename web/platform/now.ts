import { useCallback, useSyncExternalStore } from "react";

const tickers = new Map<number, { watchers: Set<() => void>; now: number; timer: ReturnType<typeof setInterval> }>();

/** The time, anew every `every` milliseconds. All who ask for the same rhythm share one timer. */
export function useNow(every: 1000 | 10_000 | 60_000 = 10_000): number {
  const subscribe = useCallback(
    (watcher: () => void) => {
      let ticker = tickers.get(every);
      if (!ticker) {
        const made = { watchers: new Set<() => void>(), now: Date.now(), timer: setInterval(() => tick(every), every) };
        tickers.set(every, made);
        ticker = made;
      }
      ticker.watchers.add(watcher);
      return () => {
        const mine = tickers.get(every);
        mine?.watchers.delete(watcher);
        if (mine?.watchers.size === 0) {
          clearInterval(mine.timer);
          tickers.delete(every);
        }
      };
    },
    [every],
  );
  return useSyncExternalStore(subscribe, () => tickers.get(every)?.now ?? coarse(every));
}

// Before the first subscription: the same number for a whole step, since React reads it twice.
const coarse = (every: number) => Math.floor(Date.now() / every) * every;

function tick(every: number): void {
  const ticker = tickers.get(every);
  if (!ticker) return;
  ticker.now = Date.now();
  for (const watcher of ticker.watchers) watcher();
}
