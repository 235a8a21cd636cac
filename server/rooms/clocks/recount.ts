import type { Metric } from "../../../contract/service-levels.ts";
import { dueOver, type Book, type Pause, type Turn } from "../calendars/index.ts";
import { mattersOf, waitsOf, type HistoryRow, type Wait } from "./history.ts";
import { runsOf, type Run } from "./runs.ts";
import { stepsOf, type KeptStep } from "./steps.ts";
import { turnsOf, type Books, type KeptTurn } from "./turns.ts";

export interface KeptPause {
  from: string;
  to: string | null;
  reason: string;
}

/** A target of a ticket, as it is kept. */
export interface Clock {
  metric: Metric;
  began_at: Date;
  ended_at: Date | null;
  outcome: "met" | "missed" | null;
  due_at: Date;
  minutes: number;
  /** It stands still. */
  paused: boolean;
  level_id: string;
  turns: KeptTurn[];
  pauses: KeptPause[];
  /** What is to be told of it, while it runs. */
  steps: KeptStep[];
}

/** Answers and solutions wait with the ticket. What a vendor, a team or a caller is owed does not. */
const stands: readonly Metric[] = ["first_response", "next_response", "resolution"];

/** When it stood still: while it waited for what the level of that time lets it wait for. Pure. */
function pausesOf({ metric, began, ended }: Run, turns: readonly KeptTurn[], waits: readonly Wait[]): KeptPause[] {
  if (!stands.includes(metric)) return [];
  const end = ended ?? Infinity;
  const found: KeptPause[] = [];
  for (const { from, to, reason } of waits)
    for (const [place, turn] of turns.entries()) {
      if (!turn.pauses.includes(reason)) continue;
      const next = turns[place + 1];
      const begins = Math.max(from, began, Date.parse(turn.at));
      const ends = Math.min(to ?? Infinity, end, next ? Date.parse(next.at) : Infinity);
      if (ends <= begins) continue;
      const last = found.at(-1);
      const until = ends === Infinity ? null : new Date(ends).toISOString();
      // What goes on under another turn is one pause.
      if (last?.to !== null && last?.reason === reason && Date.parse(last.to) === begins) last.to = until;
      else found.push({ from: new Date(begins).toISOString(), to: until, reason });
    }
  return found;
}

/** As the arithmetic wants them. Pure. */
export const engineTurns = (turns: readonly KeptTurn[], calendars: Book): Turn[] =>
  turns.map(({ at, calendar }) => {
    const { openings, calendar: named } = calendars.version(calendar);
    return { at: Date.parse(at), openings, ...(named && { calendar: named.name, policy: String(named.version) }) };
  });

export const enginePauses = (pauses: readonly KeptPause[]): Pause[] =>
  pauses.map(({ from, to, reason }) => ({ from: Date.parse(from), to: to === null ? null : Date.parse(to), reason }));

const handedOn = (before: KeptTurn | undefined, turn: KeptTurn): boolean =>
  before !== undefined &&
  before.team_id !== turn.team_id &&
  before.minutes === turn.minutes &&
  before.level?.id === turn.level?.id &&
  before.level?.version === turn.level?.version;

/** When it is due, turn by turn: a handover alone brings nothing forward. Pure. */
function dueBy(turns: readonly KeptTurn[], engine: readonly Turn[], pauses: readonly Pause[]): number | null {
  let due: number | null = null;
  for (const [place, turn] of turns.entries()) {
    const after: number | null = turn.minutes === null ? null : dueOver(engine.slice(0, place + 1), turn.minutes, pauses);
    due = due !== null && after !== null && handedOn(turns[place - 1], turn) ? Math.max(due, after) : after;
  }
  return due;
}

function clockOf(run: Run, turns: KeptTurn[], waits: readonly Wait[], calendars: Book): Clock | null {
  const last = turns.at(-1);
  // Nothing is promised (any more).
  if (!last?.level || last.minutes === null) return null;
  const pauses = pausesOf(run, turns, waits);
  const lasting = pauses.find(({ to }) => to === null);
  const engine = engineTurns(turns, calendars);
  const ended = enginePauses(pauses.filter((one) => one !== lasting));
  const due = dueBy(turns, engine, ended);
  if (due === null) return null;
  const missed = run.failed === true || (run.ended !== null && run.ended > due);
  const paused = run.ended === null && lasting !== undefined && Date.parse(lasting.from) < due;
  return {
    metric: run.metric,
    began_at: new Date(run.began),
    ended_at: run.ended === null ? null : new Date(run.ended),
    outcome: run.ended === null ? null : missed ? "missed" : "met",
    due_at: new Date(due),
    minutes: last.minutes,
    paused,
    level_id: last.level.id,
    turns,
    pauses,
    steps: run.ended !== null || paused ? [] : stepsOf(run.metric, last, due, engine, ended),
  };
}

/** All clocks of a ticket, from what happened: the same at any time, whatever calendars and levels say by then. Pure. */
export function recount(row: HistoryRow, books: Books): Clock[] {
  if (books.levels.empty) return [];
  const matters = mattersOf(row);
  const waits = waitsOf(row);
  return runsOf(row).flatMap((run) => clockOf(run, turnsOf(row, matters, run, books), waits, books.calendars) ?? []);
}
