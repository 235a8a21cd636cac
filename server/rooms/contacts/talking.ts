import type { Db } from "../../platform/db.ts";
import { talkingAt } from "./store.ts";

// One that was forgotten keeps nobody busy all day: calls end, and writing up takes a few minutes.
const longest = 4 * 3_600_000;
const wrapUp = 15 * 60_000;

/** Ids of the technicians who are with somebody at this moment. */
export async function talkingNow(db: Db, now: Date): Promise<Set<string>> {
  const rows = await talkingAt(db, new Date(now.getTime() - longest), new Date(now.getTime() - wrapUp));
  return new Set(rows.flatMap(({ technician_id }) => (technician_id ? [technician_id] : [])));
}
