import type { AlertStatus } from "../../../contract/alerts.ts";

const minute = 60_000;

/** How an alert stands. */
export interface Standing {
  status: AlertStatus;
  changes: readonly Date[];
  flapping_since: Date | null;
}

export interface Damping {
  flap_changes: number;
  flap_minutes: number;
}

export interface Judged {
  /** It began again, or is over. */
  changed: boolean;
  /** Its latest changes, those that count. */
  changes: Date[];
  flapping_since: Date | null;
  /** It flaps from now on. */
  begins: boolean;
}

/** What one more word about a known alert makes of it. Pure. */
export function judge(before: Standing, status: AlertStatus, now: Date, { flap_changes, flap_minutes }: Damping): Judged {
  const recent = before.changes.filter((at) => now.getTime() - at.getTime() < flap_minutes * minute);
  const changed = before.status !== status;
  const changes = changed ? [...recent, now].slice(-(flap_changes + 1)) : recent;
  const begins = before.flapping_since === null && changed && changes.length > flap_changes;
  return { changed, changes, begins, flapping_since: begins ? now : before.flapping_since };
}

/** Whether nothing changed for long enough. Pure. */
export const isQuiet = (statusSince: Date, now: Date, quietMinutes: number): boolean =>
  now.getTime() - statusSince.getTime() >= quietMinutes * minute;
