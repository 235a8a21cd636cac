import { inZone, outOfZone } from "../../../platform/zone.ts";

export interface LaterTime {
  key: "later.afternoon" | "later.tomorrow" | "later.monday";
  /** An instant (RFC 3339, UTC). */
  at: string;
}

const day = 86_400_000;

/** The day so many days after a wall clock's, at an hour of it. */
const wall = (from: string, days: number, hour: string): string =>
  `${new Date(Date.parse(`${from.slice(0, 10)}T00:00Z`) + days * day).toISOString().slice(0, 10)}T${hour}`;

/** When people mean to write: this afternoon while it is morning, tomorrow, next Monday; by the clock of the person's own zone. */
export function laterTimes(now: number, zone: string): LaterTime[] {
  const here = inZone(now, zone);
  const untilMonday = (8 - new Date(`${here.slice(0, 10)}T00:00Z`).getUTCDay()) % 7 || 7;
  return [
    ...(here.slice(11) < "12:00" ? [{ key: "later.afternoon" as const, at: outOfZone(wall(here, 0, "15:00"), zone) }] : []),
    { key: "later.tomorrow", at: outOfZone(wall(here, 1, "08:00"), zone) },
    // Tomorrow is Monday: once is enough.
    ...(untilMonday === 1 ? [] : [{ key: "later.monday" as const, at: outOfZone(wall(here, untilMonday, "08:00"), zone) }]),
  ];
}
