import type { Proof } from "../../../../contract/identity.ts";
import type { Assertion } from "../../../../contract/passkey.ts";
import { personIdOf, type Actor } from "../../../platform/actor.ts";
import { transaction, type Db } from "../../../platform/db.ts";
import { publish } from "../../../platform/events/publish.ts";
import { Problem, wrongField } from "../../../platform/problem.ts";
import { verifyPassword } from "../../../platform/secrets.ts";
import { countAttempt } from "../count-attempt.ts";
import { renewSession } from "../renew-session.ts";
import { requireSession } from "../require-session.ts";
import { isKnownPlace } from "../sign-in.ts";
import type { StartedSession, Visitor } from "../start-session.ts";
import { accountById, type AccountRow } from "../store-account.ts";
import { originOf } from "../store-origin.ts";
import { isOnlyCompany } from "../store-rule.ts";
import { countTry } from "../store-code.ts";
import { useUp } from "../store-used.ts";
import { passkeySite } from "./passkey-site.ts";
import { useAuthenticator } from "./use-authenticator.ts";
import { verifyPasskey } from "./verify-passkey.ts";

export interface ProofGiven {
  password?: string;
  authenticator?: string;
  code?: string;
  passkey?: Assertion;
}

/** The marks of this browser: of the mailed code and of the challenge that it asked for. */
export interface ProofBrowser {
  code: Buffer;
  passkey: Buffer;
}

const triesPerCode = 5;

/**
 * In which ways somebody may prove who they are: with a second factor if they have one, else at the provider through which they came, by
 * password, or by a mailed code. Where everybody goes through the company, it alone is asked.
 */
export async function proofsOf(
  db: Db,
  account: Pick<AccountRow, "authenticators" | "passkeys" | "password_hash">,
  sessionId: string | null,
): Promise<Proof[]> {
  const second: Proof[] = [
    ...(account.passkeys && passkeySite() ? ["passkey" as const] : []),
    ...(account.authenticators ? ["authenticator" as const] : []),
  ];
  if (second.length > 0) return second;
  const there: Proof[] = sessionId && (await originOf(db, sessionId)) ? ["company"] : [];
  if (await isOnlyCompany(db)) return there;
  return [...there, ...(account.password_hash ? ["password" as const] : []), "code"];
}

/**
 * Proves once more who is there, before what cannot be taken back; the session gets a new token. `db` is the pool: tries are counted
 * before anything is looked at. Publishes `session.proven`.
 */
export async function prove(
  db: Db,
  actor: Actor,
  given: ProofGiven,
  browser: ProofBrowser,
  visitor: Visitor,
  now: Date,
): Promise<StartedSession> {
  const sessionId = requireSession(actor);
  const account = await accountById(db, personIdOf(actor));
  if (!account) throw new Problem(401, "sign_in_needed");
  const [method, ...more] = (["passkey", "authenticator", "password", "code"] as const).filter((each) => given[each] !== undefined);
  if (!method || more.length > 0) throw wrongField("/password", "one_way");
  const ways = await proofsOf(db, account, sessionId);
  if (!ways.includes(method)) throw new Problem(403, "proof_needed", { extra: { methods: ways } });
  const trial = { passkey: "passkey", authenticator: "factor", password: "password", code: "code" } as const;
  const email = method === "password" || method === "code" ? (account.email ?? account.person_id) : account.person_id;
  const counted = await countAttempt(db, { trial: trial[method], email, ip: visitor.ip, known: isKnownPlace(account, visitor.ip) }, now);
  if (!(await isRight(db, account, given, browser, now)))
    throw wrongField(`/${method}`, method === "password" ? "wrong_password" : "wrong_proof");
  await counted.succeeded();
  return transaction(db, async (tx) => {
    const facts = { session_id: sessionId, method, ip: visitor.ip };
    await publish(tx, { type: "session.proven", actorId: account.person_id, personId: account.person_id, data: facts }, now);
    return renewSession(tx, sessionId, now);
  });
}

async function isRight(db: Db, account: AccountRow, given: ProofGiven, browser: ProofBrowser, now: Date): Promise<boolean> {
  const personId = account.person_id;
  if (given.passkey)
    return (await verifyPasskey(db, given.passkey, { browser: browser.passkey, purpose: "prove", personId }, now)) === personId;
  if (given.authenticator !== undefined) return useAuthenticator(db, personId, given.authenticator, now);
  if (given.password !== undefined) return verifyPassword(given.password, account.password_hash);
  const newest = await countTry(db, personId, browser.code, triesPerCode, now);
  const right = await verifyPassword((given.code ?? "").replace(/\s/g, ""), newest?.code_hash ?? null);
  return right && newest !== undefined && useUp(db, "sign_in_code", newest.id, now);
}
