import { metrics, type Metric, type WhatIf } from "../../../contract/service-levels.ts";
import type { Book } from "../calendars/index.ts";
import { bookOf, isFor, type KeptLevel } from "../levels/index.ts";
import { teamAt, type HistoryRow } from "./history.ts";
import { recount } from "./recount.ts";

type State = "met" | "missed" | "running";

/** How each target of a ticket would stand now, had these levels always been so. */
function statesOf(
  row: HistoryRow,
  levels: readonly KeptLevel[],
  calendars: Book,
  now: Date,
): Map<string, { metric: Metric; state: State }> {
  const books = { calendars, levels: bookOf([{ version: 1, from: -Infinity, levels }]) };
  return new Map(
    recount(row, books).map(({ metric, began_at, outcome, paused, due_at }) => [
      `${metric} ${began_at.getTime()}`,
      { metric, state: outcome ?? (!paused && due_at < now ? "missed" : "running") },
    ]),
  );
}

type Metrics = WhatIf["metrics"];

/** What other levels would have made of tickets: of each target how many were in time and how many late, before and after. Pure. */
export function whatIf(
  rows: readonly HistoryRow[],
  levels: { before: readonly KeptLevel[]; after: readonly KeptLevel[] },
  calendars: Book,
  now: Date,
): Metrics {
  const none = () => ({ met: 0, missed: 0, running: 0 });
  const found = new Map(metrics.map((metric) => [metric, { metric, before: none(), after: none(), now_missed: 0, now_met: 0 }]));
  for (const row of rows) {
    const [before, after] = [statesOf(row, levels.before, calendars, now), statesOf(row, levels.after, calendars, now)];
    for (const [key, { metric, state }] of before) {
      const counts = found.get(metric);
      if (!counts) continue;
      counts.before[state] += 1;
      const then = after.get(key)?.state;
      if (state !== "missed" && then === "missed") counts.now_missed += 1;
      if (state === "missed" && then !== undefined && then !== "missed") counts.now_met += 1;
    }
    for (const { metric, state } of after.values()) {
      const counts = found.get(metric);
      if (counts) counts.after[state] += 1;
    }
  }
  const all = ({ met, missed, running }: Metrics[number]["before"]) => met + missed + running;
  return [...found.values()].filter(({ before, after }) => all(before) + all(after) > 0);
}

/** Of how many tickets, as they are, a level is. Pure. */
export const matchingOf = (rows: readonly HistoryRow[], level: KeptLevel, now: Date): number =>
  rows.filter((row) =>
    isFor(level, {
      priority: row.priority,
      request_type_id: row.request_type_id,
      organization_id: row.organization_id,
      person_id: row.on_behalf_of_id ?? row.requester_id,
      team_id: teamAt(row, now.getTime()),
    }),
  ).length;
