import type { OpeningsShown } from "../../../contract/calendars.ts";
import type { Openings } from "./clock/openings.ts";

const day = 86_400_000;
const [back, ahead] = [14 * day, 60 * day];

const iso = (at: number): string => new Date(at).toISOString();

/** When somebody is open around a moment. Pure. */
export function showOpenings(name: string, openings: Openings, now: Date): OpeningsShown {
  const [from, to] = [now.getTime() - back, now.getTime() + ahead];
  const { starts, ends } = openings.covering(from, to);
  const open = [...starts]
    .map((start, at) => ({ from: Math.max(start, from), to: Math.min(ends[at] ?? 0, to) }))
    .filter((one) => one.to > one.from)
    .map((one) => ({ from: iso(one.from), to: iso(one.to) }));
  return { name, from: iso(from), to: iso(to), open };
}
