import type { TicketSummary } from "../../../../contract/tickets.ts";
import type { Db } from "../../../platform/db.ts";
import { hoursNow } from "../../calendars/index.ts";
import { levelsBook } from "../../levels/index.ts";
import { dueHoursOf } from "./store-due.ts";

/** In whose hours those of these are due that are worked on. Where nobody has a calendar, nobody is asked. */
export async function hoursShown(
  db: Db,
  rows: readonly { id: string; status: string; due_at: Date | null }[],
): Promise<Map<string, NonNullable<TicketSummary["due_hours"]>>> {
  const [hours, levels] = await Promise.all([hoursNow(db), levelsBook(db)]);
  if (!hours.counted && levels.empty) return new Map();
  return dueHoursOf(
    db,
    rows.filter(({ status, due_at }) => due_at && (status === "new" || status === "open")).map(({ id }) => id),
  );
}
