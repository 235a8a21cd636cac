import type { RoutingReason } from "../../../contract/routing.ts";
import { against, decide, type Candidate, type Standing, type Wanted } from "./decide.ts";

/** A ticket as it came, and what it asks of who takes it. */
export interface Came {
  id: string;
  at: number;
  /** Until when it was somebody's work. */
  until: number;
  wanted: Omit<Wanted, "asked" | "holder">;
  /** Whose is it to be, where the way asks for who helped last. */
  requester: string | null;
  /** Of the team that would have had it. */
  workers: readonly Worked[];
  /** When nobody waits any longer. */
  givesUp: number;
}

/** Somebody, and when they would have been there. */
export interface Worked extends Candidate {
  /** The next moment from then on at which they work. */
  opensAt: (at: number) => number;
}

export interface Would {
  id: string;
  person: string | null;
  at: number | null;
  /** What stood against those who could not, where nobody could. */
  reasons: RoutingReason[];
}

interface Held {
  until: number;
  points: number;
}

/** What somebody holds at a moment, in points. */
function loadAt(held: Held[], at: number): number {
  return held.reduce((sum, one) => (one.until > at ? sum + one.points : sum), 0);
}

/** The moments at which somebody comes to work or has room again, in order. */
function laterMoments(came: Came, at: number, held: ReadonlyMap<string, Held[]>): number[] {
  const opens = came.workers.map((one) => one.opensAt(at));
  const frees = came.workers.flatMap(({ id }) => (held.get(id) ?? []).map(({ until }) => until));
  return [...new Set([...opens, ...frees])].filter((moment) => moment > at && moment <= came.givesUp).toSorted((a, b) => a - b);
}

/** So many later moments are tried for one ticket. */
const patience = 40;

/**
 * Who would have been asked to take what came, one ticket after the other, each by what those before it brought. Everybody counts as
 * there in their hours and accepts what they are asked. Pure.
 */
export function simulate(all: readonly Came[]): { would: Would[]; peaks: Map<string, number> } {
  const held = new Map<string, Held[]>();
  const turns = new Map<string, number>();
  const helpers = new Map<string, string>();
  const peaks = new Map<string, number>();
  let turn = 0;
  const tryAt = (came: Came, at: number) => {
    const wanted: Wanted = { ...came.wanted, asked: [], holder: null };
    const workers = came.workers.map((one) => ({ ...one, there: one.opensAt(at) <= at }));
    const able = workers.filter((one) => against(wanted, one).length === 0);
    const standings = new Map<string, Standing>(
      able.map(({ id }) => [
        id,
        {
          load: loadAt(held.get(id) ?? [], at),
          turn: turns.get(id) ?? 0,
          helped: came.requester !== null && helpers.get(came.requester) === id,
        },
      ]),
    );
    return { decision: decide(wanted, workers, standings), standings };
  };
  const take = (came: Came, id: string, at: number, load: number): void => {
    turns.set(id, (turn += 1));
    const mine = (held.get(id) ?? []).filter(({ until }) => until > at);
    // Work that was done before they could have taken it takes a moment all the same.
    held.set(id, [...mine, { until: Math.max(came.until, at + 1), points: came.wanted.points }]);
    peaks.set(id, Math.max(peaks.get(id) ?? 0, load + came.wanted.points));
    if (came.requester !== null) helpers.set(came.requester, id);
  };
  const would = all.map((came): Would => {
    const first = tryAt(came, came.at);
    let [at, { decision, standings }] = [came.at, first];
    if (!decision.chosen && decision.later)
      for (const moment of laterMoments(came, came.at, held).slice(0, patience)) {
        [at, { decision, standings }] = [moment, tryAt(came, moment)];
        if (decision.chosen) break;
      }
    const { chosen } = decision;
    if (!chosen)
      return { id: came.id, person: null, at: null, reasons: [...new Set(first.decision.considered.flatMap(({ reasons }) => reasons))] };
    take(came, chosen, at, standings.get(chosen)?.load ?? 0);
    return { id: came.id, person: chosen, at, reasons: [] };
  });
  return { would, peaks };
}
