import { useSyncExternalStore } from "react";

export const deviceZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
let zone = deviceZone;
const watchers = new Set<() => void>();

/** The person's time zone; the device's own until somebody signed in. An unknown name changes nothing. */
export function setZone(name: string): void {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
  } catch {
    return;
  }
  zone = name;
  for (const watcher of watchers) watcher();
}

/** `differs`: the device is somewhere else, so that a time needs its zone beside it. */
export function useZone(): { zone: string; differs: boolean } {
  const current = useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    () => zone,
  );
  return { zone: current, differs: current !== deviceZone };
}

/** An instant as a wall clock in a zone shows it: "2025-11-13T09:02". */
export function inZone(instant: string | number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" }).format(new Date(instant));
  return parts.replace(" ", "T");
}

/** The instant at which a wall clock in a zone shows `wall`. In the hour that a clock skips, the time after it. */
export function outOfZone(wall: string, timeZone: string): string {
  const asUtc = Date.parse(`${wall}Z`);
  const offset = (at: number) => Date.parse(`${inZone(at, timeZone)}Z`) - Math.floor(at / 60_000) * 60_000;
  const first = asUtc - offset(asUtc);
  return new Date(asUtc - offset(first)).toISOString();
}
