import type { Db } from "../../platform/db.ts";
import { Problem } from "../../platform/problem.ts";
import { hashToken, newToken } from "../../platform/secrets.ts";
import { lifetimeOf } from "./policy.ts";
import type { StartedSession } from "./start-session.ts";
import { grantsOf } from "./store-account.ts";
import { renewSessionRow } from "./store-session.ts";

/**
 * Gives a session that is worth more from now on a new token; the one before is good for nothing. `secondFactor`: from now on
 * it is one that was proven in two ways.
 */
export async function renewSession(tx: Db, sessionId: string, now: Date, more: { secondFactor?: true } = {}): Promise<StartedSession> {
  const token = newToken();
  const worth = { proven_at: now, ...(more.secondFactor && { second_factor: true, limited: false }) };
  const row = await renewSessionRow(tx, sessionId, { token_hash: hashToken(token), ...worth });
  if (!row) throw new Problem(401, "sign_in_needed");
  const lifetime = lifetimeOf((await grantsOf(tx, row.person_id)).map((grant) => grant.role));
  return { id: sessionId, token, endsAt: new Date(row.created_at.getTime() + lifetime.absolute), personId: row.person_id };
}
