import type { JSONColumnType } from "kysely";
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
}
