import type { Db } from "../../platform/db.ts";
import { tellOf } from "./events.ts";
import { requireGoOn } from "./failures.ts";
import { failedSince } from "./store-failed.ts";
import { updateVerification, type VerificationRow } from "./store.ts";

/** So long evidence is good (security rules of the desk: 15 minutes). */
export const goodFor = 15 * 60_000;

const day = 24 * 3_600_000;

/** 403 where too much failed since it was begun, and only a lead goes on. */
export const requireGoingOn = async (db: Db, row: VerificationRow, now: Date): Promise<void> =>
  requireGoOn(await failedSince(db, row.person_id, new Date(now.getTime() - day), now), row.facts["lead"] === true);

/** It was proved: evidence from now on. Publishes `verification.passed`. The row is locked by the caller. 403 where too much failed meanwhile. */
export async function pass(
  tx: Db,
  now: Date,
  row: VerificationRow,
  actorId: string | null,
  more: Record<string, unknown> = {},
): Promise<void> {
  await requireGoingOn(tx, row, now);
  await updateVerification(tx, row.id, { state: "passed", ended_at: now, good_until: new Date(now.getTime() + goodFor) });
  await tellOf(tx, now, "verification.passed", actorId, row, more);
}

/** It was not who they said, or could not be shown. Publishes `verification.failed`. */
export async function fail(tx: Db, now: Date, row: VerificationRow, actorId: string | null, failure: string): Promise<void> {
  await updateVerification(tx, row.id, { state: "failed", ended_at: now, failure });
  await tellOf(tx, now, "verification.failed", actorId, row, { failure });
}

/** Broken off; after a wrong code it counts as failed. Publishes `verification.cancelled`, or `verification.pressed`. */
export async function breakOff(tx: Db, now: Date, row: VerificationRow, actorId: string, pressed: boolean): Promise<void> {
  await updateVerification(tx, row.id, { state: "cancelled", ended_at: now, failure: pressed ? "pressure" : null });
  await tellOf(tx, now, pressed ? "verification.pressed" : "verification.cancelled", actorId, row);
}
