import { personIdOf, type Actor } from "../../platform/actor.ts";
import { transaction, type Db } from "../../platform/db.ts";
import { wrongField } from "../../platform/problem.ts";
import { verifyPassword } from "../../platform/secrets.ts";
import { isAuthenticatorCode, isRecoveryCode } from "../access/index.ts";
import { fail, pass, requireGoingOn } from "./end-verification.ts";
import { lockMine } from "./load-verification.ts";
import { settledBefore } from "./settled.ts";
import { updateVerification, type VerificationRow } from "./store.ts";

/** Wrong codes that one look takes. */
export const mostTries: Partial<Record<VerificationRow["method"], number>> = {
  authenticator: 3,
  recovery_code: 3,
  sms_code: 5,
  mail_code: 5,
};

async function isRight(db: Db, { method, person_id, facts }: VerificationRow, code: string, now: Date): Promise<boolean> {
  if (method === "authenticator") return isAuthenticatorCode(db, person_id, code, now, settledBefore(method, now));
  if (method === "recovery_code") return isRecoveryCode(db, person_id, code, now, settledBefore(method, now));
  const hash = facts["code"];
  return typeof hash === "string" && verifyPassword(code.replace(/\s/g, ""), hash);
}

/**
 * A code that the caller reads aloud. The try is counted and committed before the code is looked at. 400 with `tries` left for a wrong one;
 * the last wrong one fails it. `db` is the pool.
 */
export async function takeCode(db: Db, actor: Actor, now: Date, id: string, code: string): Promise<void> {
  const row = await transaction(db, async (tx) => {
    const found = await lockMine(tx, actor, id, now);
    const most = mostTries[found.method];
    if (most === undefined) throw wrongField("/code", "no_code_asked");
    if (found.tries >= most) throw wrongField("/code", "wrong_spoken_code", { left: 0 });
    await requireGoingOn(tx, found, now);
    await updateVerification(tx, found.id, { tries: found.tries + 1 });
    return { ...found, tries: found.tries + 1, most };
  });
  const right = await isRight(db, row, code, now);
  const technicianId = personIdOf(actor);
  const left = row.most - row.tries;
  if (right) return transaction(db, async (tx) => pass(tx, now, await lockMine(tx, actor, id, now), technicianId));
  if (left <= 0) await transaction(db, async (tx) => fail(tx, now, await lockMine(tx, actor, id, now), technicianId, "wrong_code"));
  throw wrongField("/code", "wrong_spoken_code", { left });
}
