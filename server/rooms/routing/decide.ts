import type { RoutingReason, RoutingWay } from "../../../contract/routing.ts";

/** What a ticket asks of who takes it. */
export interface Wanted {
  /** Level by skill. */
  skills: ReadonlyMap<string, number>;
  /** Its requester's, where whoever takes it has to speak it. */
  language: string | null;
  /** Whom it is for: nobody works on what they asked for themselves. */
  requesters: readonly string[];
  /** Whose hands it is in. */
  holder: string | null;
  /** Who was asked before. */
  asked: readonly string[];
  /** How much work it is. */
  points: number;
  way: RoutingWay;
}

/** Somebody who might take it. */
export interface Candidate {
  id: string;
  name: string;
  skills: ReadonlyMap<string, number>;
  languages: readonly string[];
  /** They say that they can take work, and these are their hours. */
  there: boolean;
  /** The right to work on it is missing. */
  mayNot: boolean;
  cap: number;
  /** In percent. */
  share: number;
}

/** What decides among those who could. */
export interface Standing {
  /** Open work in points. */
  load: number;
  /** In which turn they were asked last; 0: never. */
  turn: number;
  /** They helped this requester last. */
  helped: boolean;
}

export interface Considered {
  id: string;
  reasons: RoutingReason[];
  load: number | null;
}

export interface Decision {
  chosen: string | null;
  /** Nobody can now, and somebody can later. */
  later: boolean;
  /** Who was chosen, then who fits in order, then the others by name. */
  considered: Considered[];
}

/** What stands against somebody, whatever else they do. Pure. */
export function against(wanted: Wanted, one: Candidate): RoutingReason[] {
  const reasons: RoutingReason[] = [];
  if (wanted.requesters.includes(one.id)) reasons.push("asked_for_it");
  if (wanted.holder === one.id) reasons.push("holds_it");
  if (wanted.asked.includes(one.id)) reasons.push("asked_before");
  if (one.mayNot) reasons.push("may_not");
  if ([...wanted.skills].some(([skill, level]) => (one.skills.get(skill) ?? 0) < level)) reasons.push("skill");
  if (wanted.language !== null && !one.languages.includes(wanted.language)) reasons.push("language");
  if (!one.there) reasons.push("not_available");
  return reasons;
}

/** What is so now and may be otherwise in a while. */
const passing: readonly RoutingReason[] = ["not_available", "full"];

type Fitting = Candidate & Standing;

/** Smaller comes first; ties are decided by the id, so that the same question has the same answer. Pure. */
function placeOf(way: RoutingWay, points: number, one: Fitting): (number | string)[] {
  const weighed = (one.load + points) / one.share;
  if (way === "round_robin") return [one.turn, weighed, one.id];
  return [way === "last_handler" && one.helped ? 0 : 1, weighed, one.turn, one.id];
}

function before(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (const [at, left] of a.entries()) {
    const right = b[at] ?? 0;
    if (left < right) return -1;
    if (left > right) return 1;
  }
  return 0;
}

/**
 * Who is asked, why, and why not the others. `standings` are asked only of those against whom nothing else stands; somebody who is
 * missing there has no work and was never asked. Pure: the same question has the same answer.
 */
export function decide(wanted: Wanted, candidates: readonly Candidate[], standings: ReadonlyMap<string, Standing>): Decision {
  const fitting: { one: Fitting; place: (number | string)[] }[] = [];
  const others: Considered[] = [];
  for (const one of candidates) {
    const reasons = against(wanted, one);
    const standing = standings.get(one.id) ?? { load: 0, turn: 0, helped: false };
    if (reasons.length === 0 && standing.load + wanted.points <= one.cap) {
      const fits = { ...one, ...standing };
      fitting.push({ one: fits, place: placeOf(wanted.way, wanted.points, fits) });
    } else others.push({ id: one.id, reasons: reasons.length > 0 ? reasons : ["full"], load: reasons.length > 0 ? null : standing.load });
  }
  fitting.sort((a, b) => before(a.place, b.place));
  return {
    chosen: fitting[0]?.one.id ?? null,
    later: fitting.length === 0 && others.some(({ reasons }) => reasons.every((reason) => passing.includes(reason))),
    considered: [...fitting.map(({ one: { id, load } }) => ({ id, reasons: [], load })), ...others],
  };
}
