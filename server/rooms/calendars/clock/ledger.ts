import type { Pause } from "./pauses.ts";
import { stretchesOf, type Turn } from "./run.ts";
import { lastUpTo, type Table } from "./table.ts";

export type Cause = "open" | "closed" | "holiday" | "exception" | "paused";

/** A piece of a clock's history in which one thing holds. */
export interface Segment {
  from: number;
  to: number;
  cause: Cause;
  /** What the holiday is called, or why it was paused. */
  why: string | null;
  /** How many of its minutes counted. */
  minutes: number;
  /** How many it was open: of a pause, what would have counted. */
  open_minutes: number;
  calendar: string | null;
  policy: string | null;
}

type State = Pick<Segment, "cause" | "why"> & { open: boolean };

/** What holds at a moment. */
function stateAt(table: Table, at: number, pauses: readonly Pause[]): State {
  const index = lastUpTo(table.starts, at);
  const open = index >= 0 && at < (table.ends[index] ?? 0);
  const paused = pauses.find((one) => one.from <= at && at < (one.to ?? Infinity));
  if (paused) return { cause: "paused", why: paused.reason ?? null, open };
  const special = table.specials.find((one) => one.from <= at && at < one.to);
  if (open) return { cause: "open", why: special?.cause === "exception" ? special.name : null, open };
  return { cause: special?.cause ?? "closed", why: special?.name ?? null, open };
}

/** Every moment in a piece of time at which something may begin or end. */
function cutsOf(table: Table, from: number, to: number, pauses: readonly Pause[]): number[] {
  const cuts = new Set([from, to]);
  const add = (at: number) => void (at > from && at < to && cuts.add(at));
  for (let index = Math.max(0, lastUpTo(table.starts, from)); index < table.starts.length; index += 1) {
    const start = table.starts[index] ?? 0;
    if (start >= to) break;
    add(start);
    add(table.ends[index] ?? 0);
  }
  for (const one of [...pauses, ...table.specials]) {
    add(one.from);
    add(one.to ?? Infinity);
  }
  return [...cuts].toSorted((a, b) => a - b);
}

/** How a clock came to what it shows at a moment: segments in order, without holes, whose minutes add up to it. */
export function ledgerOver(turns: readonly Turn[], to: number, pauses: readonly Pause[] = []): Segment[] {
  const told: Segment[] = [];
  for (const { turn, to: left } of stretchesOf(turns)) {
    const end = Math.min(left, to);
    if (end <= turn.at) continue;
    const table = turn.openings.covering(turn.at, end);
    const near = pauses.filter((one) => one.from < end && (one.to ?? Infinity) > Math.max(turn.at, one.from));
    const cuts = cutsOf(table, turn.at, end, near);
    const first = told.length;
    for (const [at, from] of cuts.slice(0, -1).entries()) {
      const until = cuts[at + 1] ?? end;
      const { cause, why, open } = stateAt(table, from, near);
      const open_minutes = open ? (until - from) / 60_000 : 0;
      const minutes = cause === "open" ? open_minutes : 0;
      const last = told.length > first ? told.at(-1) : undefined;
      if (last?.cause === cause && last.why === why) {
        last.to = until;
        last.minutes += minutes;
        last.open_minutes += open_minutes;
      } else
        told.push({ from, to: until, cause, why, minutes, open_minutes, calendar: turn.calendar ?? null, policy: turn.policy ?? null });
    }
  }
  return told;
}
