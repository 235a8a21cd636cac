import { transaction, type Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { Problem, wrongField } from "../../platform/problem.ts";
import { verifyPassword } from "../../platform/secrets.ts";
import { countAttempt } from "./count-attempt.ts";
import { networkOf } from "./limits.ts";
import { startSession, type StartedSession, type Visitor } from "./start-session.ts";
import { accountByEmail, type AccountRow } from "./store-account.ts";
import { countTry, useCode } from "./store-code.ts";

export interface SignInGiven {
  email: string;
  password?: string;
  code?: string;
}

const triesPerCode = 5;

/**
 * Signs in with a password or a mailed code. `db` is the pool: tries are counted before anything is looked at. Whether the
 * person is unknown, the account closed or the secret wrong, the work, the time and the answer are the same.
 */
export async function signIn(db: Db, given: SignInGiven, visitor: Visitor, now: Date): Promise<StartedSession> {
  const { email, password, code } = given;
  if ((password === undefined) === (code === undefined)) throw wrongField("/password", "password_or_code");
  const method = password === undefined ? "code" : "password";
  const account = await accountByEmail(db, email);
  const counted = await countAttempt(db, { trial: method, email, ip: visitor.ip, known: isKnownPlace(account, visitor.ip) }, now);
  const proven = password === undefined ? await tryCode(db, account, code ?? "", now) : await tryPassword(account, password);
  const started = proven && account?.open ? await begin(db, account.person_id, proven, visitor, now) : null;
  if (!started) {
    await publish(
      db,
      { type: "session.refused", actorId: null, personId: account?.person_id ?? null, data: { method, ip: visitor.ip } },
      now,
    );
    throw new Problem(401, "sign_in_refused");
  }
  await counted.succeeded();
  return started;
}

export const isKnownPlace = (account: AccountRow | undefined, ip: string): boolean =>
  (account?.ips ?? []).some((seen) => networkOf(seen) === networkOf(ip));

interface Proof {
  codeId: string | null;
}

async function tryPassword(account: AccountRow | undefined, password: string): Promise<Proof | null> {
  return (await verifyPassword(password, account?.password_hash ?? null)) ? { codeId: null } : null;
}

async function tryCode(db: Db, account: AccountRow | undefined, code: string, now: Date): Promise<Proof | null> {
  // A stranger's try asks the same of the database, about nobody.
  const newest = await countTry(db, account?.person_id ?? newId(), triesPerCode, now);
  const right = await verifyPassword(code.replace(/\s/g, ""), newest?.code_hash ?? null);
  return right && newest ? { codeId: newest.id } : null;
}

/** null when another request used the same code first. */
const begin = (db: Db, personId: string, proof: Proof, visitor: Visitor, now: Date): Promise<StartedSession | null> =>
  transaction(db, async (tx) => {
    if (proof.codeId && !(await useCode(tx, proof.codeId, now))) return null;
    return startSession(tx, personId, proof.codeId ? "code" : "password", visitor, now);
  });
