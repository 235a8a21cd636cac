import { setTimeout as pause } from "node:timers/promises";
import { transaction, type Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { Problem } from "../../platform/problem.ts";
import { hashPassword, newCode } from "../../platform/secrets.ts";
import { countAttempt } from "./count-attempt.ts";
import { accessSettings } from "./settings.ts";
import { isKnownPlace } from "./sign-in.ts";
import type { Visitor } from "./start-session.ts";
import { accountByEmail, type AccountRow } from "./store-account.ts";
import { isOnlyCompany } from "./store-rule.ts";
import { insertCode } from "./store-code.ts";

const minutesValid = 10;
/** Seconds that a code is good. */
export const codeSeconds = minutesValid * 60;
// Longer than the work takes, so that the time does not tell whether there was any.
const answerAfter = 250;

/**
 * Sends a one-time code to the person of this address, if there is one who may sign in; it is good in the browser alone whose
 * mark has the hash `browser`. Says nothing about it: too many
 * wishes, unknown addresses and closed accounts look the same from outside. `db` is the pool.
 */
export async function sendSignInCode(db: Db, email: string, browser: Buffer, visitor: Visitor, now: Date): Promise<void> {
  const [done] = await Promise.allSettled([send(db, email, browser, visitor, now), pause(answerAfter)]);
  if (done.status === "rejected" && !(done.reason instanceof Problem && done.reason.status === 429)) throw done.reason;
}

async function send(db: Db, email: string, browser: Buffer, visitor: Visitor, now: Date): Promise<void> {
  const account = await accountByEmail(db, email);
  await countAttempt(db, { trial: "ask", email, ip: visitor.ip, known: isKnownPlace(account, visitor.ip) }, now);
  // Made for everybody: while others keep the processor busy, the hash takes longer than the pause, and its lack would tell.
  const code = newCode();
  const hash = await hashPassword(code);
  // Where everybody goes through the company a code lets nobody in.
  if (account?.open && !(await isOnlyCompany(db)))
    await transaction(db, (tx) => keepAndMail(tx, account, email, { code, hash, browser }, now));
}

async function keepAndMail(
  tx: Db,
  account: AccountRow,
  email: string,
  { code, hash, browser }: { code: string; hash: string; browser: Buffer },
  now: Date,
): Promise<void> {
  await insertCode(tx, {
    id: newId(),
    person_id: account.person_id,
    // Eight digits are soon guessed: they get the salt and the slow hash of a password.
    code_hash: hash,
    expires_at: new Date(now.getTime() + minutesValid * 60_000),
    tries: 0,
    used_at: null,
    browser_hash: browser,
  });
  const { person_id: personId, name, language } = account;
  await accessSettings().deliverCode(tx, { personId, name, email, language, code, minutes: minutesValid });
  await publish(tx, { type: "sign_in_code.sent", actorId: null, personId }, now);
}
