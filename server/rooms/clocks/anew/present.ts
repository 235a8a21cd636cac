import type { RecountShown } from "../../../../contract/clock-recounts.ts";
import type { RecountRow } from "./store-recounts.ts";

export const presentRecount = (row: RecountRow): RecountShown => ({
  id: row.id,
  by: row.asked_by === null ? null : { id: row.asked_by, name: row.asked_by_name ?? "" },
  reason: row.reason,
  counts: row.by,
  calendar: row.calendar_id === null ? null : { id: row.calendar_id, name: row.calendar_name ?? "" },
  state: row.state,
  total: row.total,
  done: row.done,
  moved: row.moved,
  started_at: row.started_at.toISOString(),
  finished_at: row.finished_at?.toISOString() ?? null,
});
