import type { Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { publish } from "../../../platform/events/publish.ts";
import { notFound, Problem } from "../../../platform/problem.ts";
import { endSessionsOf } from "../end-sessions.ts";
import { requireSession } from "../require-session.ts";
import { requireBreakGlass } from "../sign-in-rule.ts";
import { accountById } from "../store-account.ts";
import { deletePendingOf } from "../store-pending.ts";
import { deleteAuthenticators, deletePendingAuthenticators } from "./store-authenticator.ts";
import { deletePasskeys } from "./store-passkey.ts";
import { deleteRecoveryCodes } from "./store-recovery.ts";

/**
 * Takes somebody's second factors away, who lost them: their password or a mailed code is enough again, until they set up new ones.
 * Their sessions end. One's own are removed under one's own settings. Publishes `factors.reset`, of which the person is told.
 */
export async function resetFactors(tx: Db, actor: Actor, personId: string, now: Date): Promise<void> {
  requireSession(actor);
  const account = await accountById(tx, personId);
  if (!account) throw notFound("person");
  if (personId === actor.personId) throw new Problem(409, "own_factors");
  const authenticators = await deleteAuthenticators(tx, personId);
  const passkeys = await deletePasskeys(tx, personId);
  await deletePendingAuthenticators(tx, personId);
  await requireBreakGlass(tx);
  await deleteRecoveryCodes(tx, personId);
  await deletePendingOf(tx, personId);
  await endSessionsOf(tx, actor, personId, "factors_changed", null, now);
  const facts = { name: account.name, authenticators, passkeys };
  await publish(tx, { type: "factors.reset", actorId: actor.personId, personId, data: facts }, now);
}
