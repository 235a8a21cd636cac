import type { Db } from "../../../platform/db.ts";
import { publish } from "../../../platform/events/publish.ts";
import { newId } from "../../../platform/id.ts";
import { countAffected, insertRecount, type Extent } from "./store-recounts.ts";

export interface RecountGiven extends Extent {
  asked_by: string | null;
  reason: string;
  by: "all" | "hours";
}

/** Has many tickets counted anew, in the background. Publishes `clock_recount.begun`. */
export async function beginRecount(tx: Db, now: Date, given: RecountGiven): Promise<string> {
  const id = newId();
  const total = await countAffected(tx, given);
  await insertRecount(tx, { id, ...given, total, started_at: now });
  const { asked_by: actorId, reason } = given;
  await publish(tx, { type: "clock_recount.begun", actorId, data: { recount_id: id, reason, total } }, now);
  return id;
}
