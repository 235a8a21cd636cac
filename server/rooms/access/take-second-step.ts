import { transaction, type Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { Problem, wrongField } from "../../platform/problem.ts";
import { countAttempt } from "./count-attempt.ts";
import { useAuthenticator } from "./factors/use-authenticator.ts";
import { useRecoveryCode } from "./factors/recovery-codes.ts";
import { recoveryCodesLeft } from "./factors/store-recovery.ts";
import { isKnownPlace } from "./sign-in.ts";
import { startSession, type StartedSession, type Visitor } from "./start-session.ts";
import { accountById } from "./store-account.ts";
import { countPendingTry } from "./store-pending.ts";
import { useUp } from "./store-used.ts";

export interface SecondStepGiven {
  authenticator?: string;
  recovery_code?: string;
}

const triesPerStep = 5;

/**
 * Finishes a sign-in that this browser began. `db` is the pool: tries are counted, for the pending sign-in and for the account,
 * before anything is looked at. Publishes `recovery_code.used`, of which the person is told.
 */
export async function takeSecondStep(
  db: Db,
  given: SecondStepGiven,
  browser: Buffer,
  visitor: Visitor,
  now: Date,
): Promise<StartedSession> {
  const { authenticator, recovery_code: recovery } = given;
  if ((authenticator === undefined) === (recovery === undefined)) throw wrongField("/authenticator", "one_way");
  const pending = await countPendingTry(db, browser, triesPerStep, now);
  if (!pending) throw new Problem(401, "second_step_over");
  const account = await accountById(db, pending.person_id);
  const personId = pending.person_id;
  const counted = await countAttempt(
    db,
    { trial: "factor", email: personId, ip: visitor.ip, known: isKnownPlace(account, visitor.ip) },
    now,
  );
  const right =
    authenticator === undefined
      ? await useRecoveryCode(db, personId, recovery ?? "", now)
      : await useAuthenticator(db, personId, authenticator, now);
  if (!right || !account?.open) {
    const method = authenticator === undefined ? "recovery_code" : "authenticator";
    await publish(db, { type: "session.refused", actorId: null, personId, data: { method, ip: visitor.ip } }, now);
    throw new Problem(401, "second_step_refused");
  }
  const started = await transaction(db, async (tx) => {
    if (!(await useUp(tx, "pending_sign_in", pending.id, now))) throw new Problem(401, "second_step_over");
    if (recovery !== undefined) {
      const left = await recoveryCodesLeft(tx, personId);
      await publish(tx, { type: "recovery_code.used", actorId: personId, personId, data: { left, ip: visitor.ip } }, now);
    }
    return startSession(tx, personId, { method: pending.method, secondFactor: true, origin: pending.origin }, visitor, now);
  });
  await counted.succeeded();
  return started;
}
