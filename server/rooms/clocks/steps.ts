import type { LevelWarning, Metric } from "../../../contract/service-levels.ts";
import { dueOver, type Pause, type Turn } from "../calendars/index.ts";
import type { KeptTurn } from "./turns.ts";

/** Something to tell of a target: that it is near, that its time is over, that it is over for so long. */
export interface KeptStep {
  /** Each is told once. A target of other minutes, or one that was counted anew, is another one. */
  key: string;
  at: string;
  kind: "near" | "missed" | "over";
  minutes: number;
  tell: LevelWarning["tell"];
}

/** All that is to be told of a clock that runs, by the level it has. Minutes before and after count as the target's own do. Pure. */
export function stepsOf(metric: Metric, last: KeptTurn, due: number, turns: readonly Turn[], pauses: readonly Pause[]): KeptStep[] {
  const promised = last.minutes ?? 0;
  const key = (kind: string, minutes: number) => [kind, minutes, promised, last.anew ?? ""].join(" ").trim();
  const iso = (at: number) => new Date(at).toISOString();
  const mine = last.warnings.filter((one) => one.metric === metric);
  const atDue = mine.find(({ when, minutes }) => when === "after" && minutes === 0);
  const missed: KeptStep = { key: key("missed", 0), at: iso(due), kind: "missed", minutes: 0, tell: atDue?.tell ?? [] };
  const others = mine.flatMap(({ when, minutes, tell }): KeptStep[] => {
    if (minutes === 0) return [];
    // What is promised within less time than that is warned of at once.
    const at = dueOver(turns, when === "before" ? Math.max(0, promised - minutes) : promised + minutes, pauses);
    if (at === null) return [];
    const kind = when === "before" ? "near" : "over";
    return [{ key: key(kind, minutes), at: iso(when === "after" ? Math.max(at, due) : at), kind, minutes, tell }];
  });
  return [missed, ...others].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
