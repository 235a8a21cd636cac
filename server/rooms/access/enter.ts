import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { Problem } from "../../platform/problem.ts";
import { beginSecondStep, hasSecondFactor } from "./begin-second-step.ts";
import { sessionEnded, type EndReason } from "./events.ts";
import { startSession, type SignedInBy, type StartedSession, type Visitor } from "./start-session.ts";
import { accountById, type AccountRow } from "./store-account.ts";
import { revokeSessionsFrom, type Meant } from "./store-origin.ts";

/** Answers their account where the second step is still to be taken. */
export type Entered = { session: StartedSession } | { second: AccountRow };

/**
 * Signs in somebody whom another room has recognised. Their own second factor is asked for where they have one and none was shown there.
 * `mark` marks the browser for that step. Throws 403 for a closed account.
 */
export async function enter(tx: Db, personId: string, by: SignedInBy, visitor: Visitor, mark: () => Buffer, now: Date): Promise<Entered> {
  const account = await accountById(tx, personId);
  if (!account?.open) throw new Problem(403, "company_account_closed");
  if (by.secondFactor || !hasSecondFactor(account)) return { session: await startSession(tx, personId, by, visitor, now) };
  await beginSecondStep(tx, account, by.method, mark(), now, by.origin);
  return { second: account };
}

/** Ends the sessions that began at a provider; publishes `session.ended` for each. Answers how many there were. */
export async function endSessionsFrom(tx: Db, meant: Meant, reason: EndReason, now: Date): Promise<number> {
  const ended = await revokeSessionsFrom(tx, meant, now);
  for (const { id, person_id } of ended) await publish(tx, sessionEnded(id, person_id, reason, null), now);
  return ended.length;
}
