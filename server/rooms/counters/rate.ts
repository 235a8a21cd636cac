import type { Db } from "../../platform/db.ts";
import { notFound, Problem } from "../../platform/problem.ts";
import { nobody, tell } from "./events.ts";
import { lockLastServed, updateWalkIn, type WalkInRow } from "./store.ts";
import type { DeviceRow } from "./store-devices.ts";

type Rating = NonNullable<WalkInRow["rating"]>;

/** One tap, once. The same tap again changes nothing. */
export async function rate(tx: Db, now: Date, row: WalkInRow, rating: Rating): Promise<void> {
  if (row.rating === rating) return;
  if (row.rating !== null) throw new Problem(409, "rated_already");
  if (row.state !== "served") throw new Problem(409, "not_served_yet");
  await updateWalkIn(tx, row.id, { rating, rated_at: now });
  await tell(tx, nobody, now, "walk_in.rated", row, { rating });
}

/** Minutes within which somebody who was served taps at a kiosk. */
export const atKiosk = 10;

/** At a kiosk, of a number that was served there a moment ago. */
export async function rateAtKiosk(tx: Db, now: Date, device: DeviceRow, label: string, rating: Rating): Promise<void> {
  const row = await lockLastServed(tx, device.counter_id, label, new Date(now.getTime() - atKiosk * 60_000));
  if (!row || device.kind !== "kiosk") throw notFound("walk_in");
  await rate(tx, now, row, rating);
}
