import type { Db } from "../../../platform/db.ts";
import { readHours } from "../../calendars/index.ts";
import { dueCounted } from "./counted.ts";
import { keepMinutes, readPlaced } from "./store-due.ts";
import { dueOf, minutesOf } from "./when-due.ts";

/**
 * Counts anew when those of these tickets are due that are worked on and that no service level and nobody by hand says it of: as many
 * minutes as were promised, by the calendars of now. Answers which moved. Publishes `ticket.due_counted`.
 */
export async function recountUsual(tx: Db, ids: readonly string[]): Promise<string[]> {
  const hours = await readHours(tx);
  if (!hours.counted) return [];
  const moved = [];
  for (const id of ids) {
    const placed = await readPlaced(tx, id, true);
    if (!placed?.due_at || placed.due_by_hand || placed.due_minutes === null) continue;
    const minutes = minutesOf(placed);
    const due_at = dueOf(hours, placed, minutes);
    if (due_at.getTime() !== placed.due_at.getTime()) moved.push({ ticket_id: id, from: placed.due_at, due_at, minutes });
  }
  await keepMinutes(tx, moved);
  await dueCounted(tx, moved, false);
  return moved.map(({ ticket_id }) => ticket_id);
}
