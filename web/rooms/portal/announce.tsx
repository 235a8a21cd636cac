import { useSyncExternalStore } from "react";

let said = { text: "", turn: 0 };
const watchers = new Set<() => void>();

/** Says something to a screen reader without showing or moving anything: a new reply, how many suggestions there are. */
export function announce(text: string): void {
  said = { text, turn: said.turn + 1 };
  for (const watcher of watchers) watcher();
}

/** Stands in the page from the beginning: a region that appears together with its words is not read. */
export function Announcements() {
  const { text, turn } = useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    () => said,
  );
  return (
    <div className="unseen" role="status" aria-live="polite">
      {/* The same words twice are said twice. */}
      {text && <p key={turn}>{text}</p>}
    </div>
  );
}
