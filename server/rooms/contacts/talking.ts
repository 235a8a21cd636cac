import type { Db } from "../../platform/db.ts";
import { talkingAt } from "./store.ts";

/** Writing up takes a few minutes; one that was forgotten keeps nobody busy all day. */
const wrapUp = 15 * 60_000;

/** Ids of the technicians who are with somebody at this moment. */
export async function talkingNow(db: Db, now: Date): Promise<Set<string>> {
  const rows = await talkingAt(db, new Date(now.getTime() - wrapUp));
  return new Set(rows.flatMap(({ technician_id }) => (technician_id ? [technician_id] : [])));
}
