import type { Open } from "../../calendars/index.ts";

export interface Slot {
  from: number;
  to: number;
}

interface Times {
  minutes: number;
  from: number;
  to: number;
}

/** All times of a counter between two moments: each opening is cut from its beginning on, and what is left of it is none. Pure. */
export function slotsOf({ openings }: Open, { minutes, from, to }: Times): Slot[] {
  const { starts, ends } = openings.covering(from, to);
  const length = minutes * 60_000;
  const found: Slot[] = [];
  for (const [index, start] of starts.entries()) {
    const end = ends[index] ?? start;
    if (end <= from || start >= to) continue;
    const first = Math.max(0, Math.ceil((from - start) / length));
    for (let at = start + first * length; at + length <= end && at < to; at += length) found.push({ from: at, to: at + length });
  }
  return found;
}

interface Taken {
  starts_at: Date;
  ends_at: Date;
  seat: number;
}

/** The first seat that nobody has at any moment of a time; null: all are taken. Times booked before the counter's changed may overlap several. Pure. */
export function freeSeat(taken: readonly Taken[], slot: Slot, seats: number): number | null {
  const busy = new Set(
    taken.filter((one) => one.starts_at.getTime() < slot.to && one.ends_at.getTime() > slot.from).map(({ seat }) => seat),
  );
  for (let seat = 0; seat < seats; seat++) if (!busy.has(seat)) return seat;
  return null;
}
