import type { Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { publish } from "../../../platform/events/publish.ts";
import { notFound, Problem } from "../../../platform/problem.ts";
import { endSessionsOf } from "../end-sessions.ts";
import { requireSession } from "../require-session.ts";
import { accessSettings } from "../settings.ts";
import { requireBreakGlass } from "../sign-in-rule.ts";
import { accountById } from "../store-account.ts";
import { deletePendingOf } from "../store-pending.ts";
import { deleteAuthenticators, deletePendingAuthenticators } from "./store-authenticator.ts";
import { deletePasskeys } from "./store-passkey.ts";
import { deleteRecoveryCodes, recoveryCodesLeft } from "./store-recovery.ts";

/** What somebody who lost their second factors asks for: on proof alone where they have any. Until when it waits; null: it is done. One's own are removed under one's own settings. */
export async function resetFactors(tx: Db, actor: Actor, personId: string, ticketKey: string | null, now: Date): Promise<Date | null> {
  requireSession(actor);
  const account = await accountById(tx, personId);
  if (!account) throw notFound("person");
  if (personId === actor.personId) throw new Problem(409, "own_factors");
  const has = Number(account.authenticators) + Number(account.passkeys) + (await recoveryCodesLeft(tx, personId)) > 0;
  const person = { id: personId, name: account.name };
  const heldUntil = has ? await accessSettings().holdFactors(tx, { actor, person, ticketKey, at: now }) : null;
  if (!heldUntil) await takeFactorsAway(tx, actor, personId, now);
  return heldUntil;
}

/**
 * Takes somebody's second factors away, who lost them: their password or a mailed code is enough again, until they set up new ones.
 * Their sessions end. Judges nothing: its callers do. Publishes `factors.reset`, of which the person is told.
 */
export async function takeFactorsAway(tx: Db, actor: Actor, personId: string, now: Date): Promise<void> {
  const account = await accountById(tx, personId);
  if (!account) throw notFound("person");
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
