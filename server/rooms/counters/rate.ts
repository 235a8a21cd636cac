import type { Db } from "../../platform/db.ts";
import { Problem } from "../../platform/problem.ts";
import { nobody, tell } from "./events.ts";
import { updateWalkIn, type WalkInRow } from "./store.ts";

type Rating = NonNullable<WalkInRow["rating"]>;

/** One tap, once. The same tap again changes nothing. */
export async function rate(tx: Db, now: Date, row: WalkInRow, rating: Rating): Promise<void> {
  if (row.rating === rating) return;
  if (row.rating !== null) throw new Problem(409, "rated_already");
  if (row.state !== "served") throw new Problem(409, "not_served_yet");
  await updateWalkIn(tx, row.id, { rating, rated_at: now });
  await tell(tx, nobody, now, "walk_in.rated", row, { rating });
}
