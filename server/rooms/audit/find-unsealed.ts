import type { Db } from "../../platform/db.ts";
import { standing } from "./store.ts";

/** How many seconds the oldest fact waits for its seal, in how many segments the others are, and when the last was made. */
export async function findUnsealed(db: Db, now: Date): Promise<{ seconds: number; segments: number }> {
  const { segments, waiting_since } = await standing(db);
  return { segments, seconds: waiting_since ? Math.max(0, Math.round((now.getTime() - waiting_since.getTime()) / 1000)) : 0 };
}
