import type { Assertion } from "../../../../contract/passkey.ts";
import { transaction, type Db } from "../../../platform/db.ts";
import { publish } from "../../../platform/events/publish.ts";
import { Problem } from "../../../platform/problem.ts";
import { countAttempt } from "../count-attempt.ts";
import { startSession, type StartedSession, type Visitor } from "../start-session.ts";
import { accountById } from "../store-account.ts";
import { usePendingOf } from "../store-pending.ts";
import { verifyPasskey } from "./verify-passkey.ts";

/** A passkey alone signs in, and is both steps. The marks are of the challenge, and of a sign-in that waits for its second step. `db` is the pool: a challenge is used up even when the answer to it is refused. */
export async function signInWithPasskey(
  db: Db,
  given: Assertion,
  { passkey: browser, step }: { passkey: Buffer; step: Buffer },
  visitor: Visitor,
  now: Date,
): Promise<StartedSession> {
  await countAttempt(db, { trial: "passkey", email: "", ip: visitor.ip, known: true }, now);
  const personId = await verifyPasskey(db, given, { browser, purpose: "sign_in", personId: null }, now);
  const account = personId ? await accountById(db, personId) : undefined;
  if (!account?.open) {
    await publish(db, { type: "session.refused", actorId: null, personId, data: { method: "passkey", ip: visitor.ip } }, now);
    throw new Problem(401, "passkey_refused");
  }
  return transaction(db, async (tx) => {
    // As the second step of what this browser began: the session is still the provider's, and ends when that one says so.
    const pending = await usePendingOf(tx, step, account.person_id, now);
    const by = { method: pending?.origin ? pending.method : ("passkey" as const), secondFactor: true, origin: pending?.origin ?? null };
    return startSession(tx, account.person_id, by, visitor, now);
  });
}
