import type { Generated, JSONColumnType } from "kysely";
import type { Metric } from "../../../contract/service-levels.ts";
import type { HistoryRow } from "./history.ts";
import type { KeptPause } from "./recount.ts";
import type { KeptStep } from "./steps.ts";
import type { KeptTurn } from "./turns.ts";

export interface ClockTables {
  ticket_clock: {
    ticket_id: string;
    metric: Metric;
    began_at: Date;
    ended_at: Date | null;
    outcome: "met" | "missed" | null;
    due_at: Date;
    minutes: number;
    paused: boolean;
    level_id: string;
    turns: JSONColumnType<KeptTurn[], string, string>;
    pauses: JSONColumnType<KeptPause[], string, string>;
    steps: JSONColumnType<KeptStep[], string, string>;
    next_at: Date | null;
  };
  clock_history_card: HistoryRow;
  clock_recount: RecountColumns;
  // Published by other rooms.
  person_card: { id: string; name: string };
  calendar_card: { id: string; name: string };
}

export interface RecountColumns {
  id: string;
  asked_by: string | null;
  reason: string;
  by: "all" | "hours";
  calendar_id: string | null;
  since: Date | null;
  until: Date | null;
  state: Generated<"running" | "done" | "cancelled">;
  total: number;
  done: Generated<number>;
  moved: Generated<number>;
  after_id: string | null;
  started_at: Date;
  finished_at: Date | null;
}
