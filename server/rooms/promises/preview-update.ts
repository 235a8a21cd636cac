import type { Priority } from "../../../contract/catalog.ts";
import type { Db } from "../../platform/db.ts";
import { dueOver, hoursNow } from "../calendars/index.ts";
import { updateMinutes } from "../catalog/index.ts";
import { teamForTier } from "../teams/index.ts";
import { countOwed } from "./store-updates.ts";

/** What other minutes would change: of what is owed nothing, of what begins from now on the time. */
export async function previewUpdate(db: Db, now: Date, given: { priority: Priority; update_minutes: number }) {
  const [hours, minutes, team, owed] = await Promise.all([
    hoursNow(db),
    updateMinutes(db),
    teamForTier(db, 1),
    countOwed(db, given.priority),
  ]);
  const { openings } = hours.of(team.id, null);
  const at = (count: number) => new Date(dueOver([{ at: now.getTime(), openings }], count) ?? now.getTime() + count * 60_000).toISOString();
  return { owed, before_at: at(minutes.get(given.priority) ?? 480), after_at: at(given.update_minutes) };
}
