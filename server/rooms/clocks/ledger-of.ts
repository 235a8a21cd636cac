import { dueOver, elapsedOver, ledgerOver, type Book, type Segment } from "../calendars/index.ts";
import { enginePauses, engineTurns, type Clock } from "./recount.ts";

/** A piece of a clock's history. kept: it would be due by now, but a handover alone brings nothing forward. */
export interface Piece extends Omit<Segment, "cause"> {
  cause: Segment["cause"] | "kept";
}

/**
 * How a clock came to what it shows at a moment, and how many minutes counted by another one. What is promised has counted when it is due:
 * between the moment at which it would have been due and the one at which it stayed due nothing counts. Pure.
 */
export function ledgerOf(clock: Clock, calendars: Book, to: number, by: number): { pieces: Piece[]; counted: number } {
  const turns = engineTurns(clock.turns, calendars);
  const pauses = enginePauses(clock.pauses);
  const due = clock.due_at.getTime();
  const reached = dueOver(turns, clock.minutes, pauses) ?? due;
  const elapsed = (at: number) => elapsedOver(turns, at, pauses);
  const stayed = Math.max(reached, due);
  const extra = elapsed(stayed) - elapsed(reached);
  const counted = by <= reached ? elapsed(by) : by <= stayed ? elapsed(reached) : elapsed(by) - extra;
  if (stayed === reached || to <= reached) return { pieces: ledgerOver(turns, to, pauses), counted };
  const whole = ledgerOver(turns, to, pauses);
  const last = whole.findLast(({ from }) => from < stayed);
  const kept: Piece = {
    from: reached,
    to: Math.min(stayed, to),
    cause: "kept",
    why: null,
    minutes: 0,
    open_minutes: 0,
    calendar: last?.calendar ?? null,
    policy: last?.policy ?? null,
  };
  const after = whole
    .filter((one) => one.to > stayed)
    .map((one): Piece => {
      const from = Math.max(one.from, stayed);
      return from === one.from ? one : { ...one, from, minutes: elapsed(one.to) - elapsed(from) };
    });
  return { pieces: [...ledgerOver(turns, reached, pauses), kept, ...after], counted };
}
