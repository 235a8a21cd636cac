import { transaction, type Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { Problem, wrongField } from "../../platform/problem.ts";
import { verifyPassword } from "../../platform/secrets.ts";
import { beginSecondStep, hasSecondFactor, secondStepNeeded } from "./begin-second-step.ts";
import { countAttempt } from "./count-attempt.ts";
import { networkOf } from "./limits.ts";
import { isBreakGlassWay } from "./require-way-in.ts";
import { startSession, type StartedSession, type Visitor } from "./start-session.ts";
import { accountByEmail, type AccountRow } from "./store-account.ts";
import { isOnlyCompany } from "./store-rule.ts";
import { countTry } from "./store-code.ts";
import { useUp } from "./store-used.ts";

export interface SignInGiven {
  email: string;
  password?: string;
  code?: string;
}

/** The browser that signs in. */
export interface SignInBrowser {
  /** The hash of the mark that it got when it asked for a code. */
  asked: Buffer;
  /** Marks it for the second step; answers the hash of the mark. */
  mark(): Buffer;
}

const triesPerCode = 5;

/**
 * Signs in with a password or a mailed code. `db` is the pool: tries are counted before anything is looked at. Whether the
 * person is unknown, the account closed or the secret wrong, the work, the time and the answer are the same. Throws 401
 * `second_step_needed` when that was right and there is a second factor. Where everybody goes through the company, `company_only` is the
 * answer to everybody but a break-glass administrator with the right password.
 */
export async function signIn(db: Db, given: SignInGiven, visitor: Visitor, browser: SignInBrowser, now: Date): Promise<StartedSession> {
  const { email, password, code } = given;
  if ((password === undefined) === (code === undefined)) throw wrongField("/password", "password_or_code");
  const method = password === undefined ? "code" : "password";
  const account = await accountByEmail(db, email);
  const counted = await countAttempt(db, { trial: method, email, ip: visitor.ip, known: isKnownPlace(account, visitor.ip) }, now);
  const proven = password === undefined ? await tryCode(db, account, code ?? "", browser, now) : await tryPassword(account, password);
  const only = await isOnlyCompany(db);
  const mayEnter = account?.open && (!only || (await isBreakGlassWay(db, account.person_id, method)));
  const begun = proven && mayEnter ? await begin(db, account, proven, visitor, browser, now) : null;
  if (!begun || !account) {
    await publish(
      db,
      { type: "session.refused", actorId: null, personId: account?.person_id ?? null, data: { method, ip: visitor.ip } },
      now,
    );
    throw new Problem(401, only ? "company_only" : "sign_in_refused");
  }
  await counted.succeeded();
  if (begun === "second_step") throw secondStepNeeded(account);
  return begun;
}

export const isKnownPlace = (account: AccountRow | undefined, ip: string): boolean =>
  (account?.ips ?? []).some((seen) => networkOf(seen) === networkOf(ip));

interface Proof {
  codeId: string | null;
}

async function tryPassword(account: AccountRow | undefined, password: string): Promise<Proof | null> {
  return (await verifyPassword(password, account?.password_hash ?? null)) ? { codeId: null } : null;
}

async function tryCode(db: Db, account: AccountRow | undefined, code: string, { asked }: SignInBrowser, now: Date): Promise<Proof | null> {
  // A stranger's try asks the same of the database, about nobody.
  const newest = await countTry(db, account?.person_id ?? newId(), asked, triesPerCode, now);
  const right = await verifyPassword(code.replace(/\s/g, ""), newest?.code_hash ?? null);
  return right && newest ? { codeId: newest.id } : null;
}

/** null when another request used the same code first. */
const begin = (db: Db, account: AccountRow, proof: Proof, visitor: Visitor, browser: SignInBrowser, now: Date) =>
  transaction(db, async (tx): Promise<StartedSession | "second_step" | null> => {
    if (proof.codeId && !(await useUp(tx, "sign_in_code", proof.codeId, now))) return null;
    const method = proof.codeId ? "code" : "password";
    if (!hasSecondFactor(account)) return startSession(tx, account.person_id, { method, secondFactor: false }, visitor, now);
    await beginSecondStep(tx, account, method, browser.mark(), now);
    return "second_step";
  });
