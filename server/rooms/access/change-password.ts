import { personIdOf, type Actor } from "../../platform/actor.ts";
import { transaction, type Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { Problem, wrongField } from "../../platform/problem.ts";
import { verifyPassword } from "../../platform/secrets.ts";
import { countAttempt } from "./count-attempt.ts";
import { endSessionsOf } from "./end-sessions.ts";
import { freshFor } from "./policy.ts";
import { requireGoodPassword } from "./require-good-password.ts";
import { requireSession } from "./require-session.ts";
import { setPassword } from "./set-password.ts";
import type { Visitor } from "./start-session.ts";
import { accountById, type AccountRow } from "./store-account.ts";
import { sessionById } from "./store-session.ts";

export interface PasswordGiven {
  current_password?: string;
  password: string;
}

/**
 * Changes one's own password, proven by the current one, or by having just signed in with a mailed code. Every other
 * session ends. `db` is the pool: wrong tries are counted like those of a sign-in.
 */
export async function changePassword(db: Db, actor: Actor, given: PasswordGiven, visitor: Visitor, now: Date): Promise<void> {
  const sessionId = requireSession(actor);
  const account = await accountById(db, personIdOf(actor));
  if (!account) throw new Problem(401, "sign_in_needed");
  if (given.current_password === undefined) await requireFreshCode(db, sessionId, now);
  else await requireCurrent(db, account, given.current_password, visitor, now);
  await requireGoodPassword(given.password, [account.name, account.email, account.organization]);
  await transaction(db, async (tx) => {
    await setPassword(tx, account.person_id, given.password, now);
    await endSessionsOf(tx, actor, account.person_id, "password_changed", sessionId, now);
    await publish(tx, { type: "password.changed", actorId: actor.personId, personId: account.person_id }, now);
  });
}

async function requireCurrent(db: Db, account: AccountRow, password: string, visitor: Visitor, now: Date): Promise<void> {
  const counted = await countAttempt(
    db,
    { trial: "password", email: account.email ?? account.person_id, ip: visitor.ip, known: true },
    now,
  );
  if (!(await verifyPassword(password, account.password_hash))) throw wrongField("/current_password", "wrong_password");
  await counted.succeeded();
}

async function requireFreshCode(db: Db, sessionId: string, now: Date): Promise<void> {
  const session = await sessionById(db, sessionId);
  const fresh = session?.method === "code" && now.getTime() - session.created_at.getTime() < freshFor;
  if (!fresh) throw wrongField("/current_password", "current_password_needed");
}
