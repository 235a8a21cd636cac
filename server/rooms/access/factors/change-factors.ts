import { personIdOf, type Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { publish } from "../../../platform/events/publish.ts";
import { Problem } from "../../../platform/problem.ts";
import { endSessionsOf } from "../end-sessions.ts";
import { renewSession } from "../renew-session.ts";
import { requireSession } from "../require-session.ts";
import { requireBreakGlass } from "../sign-in-rule.ts";
import type { StartedSession } from "../start-session.ts";
import { deletePendingOf } from "../store-pending.ts";
import { authenticatorOf } from "./store-authenticator.ts";
import { passkeysOf } from "./store-passkey.ts";
import { makeRecoveryCodes } from "./recovery-codes.ts";
import { deleteRecoveryCodes, recoveryCodesLeft } from "./store-recovery.ts";
import { secondFactorRoles } from "./store-rule.ts";

export interface Factor {
  kind: "authenticator" | "passkey";
  name?: string;
}

export interface Added {
  session: StartedSession;
  /** Made with the first second factor; null when there were some. */
  recoveryCodes: string[] | null;
}

/**
 * What follows when a second factor was added: recovery codes if there are none, every other session ends, and this one has a new
 * token and is proven in two ways. Publishes `factor.added`, of which the person is told.
 */
export async function afterAdding(tx: Db, actor: Actor, factor: Factor, now: Date): Promise<Added> {
  const personId = personIdOf(actor);
  const sessionId = requireSession(actor);
  const recoveryCodes = (await recoveryCodesLeft(tx, personId)) > 0 ? null : await makeRecoveryCodes(tx, personId, now);
  await deletePendingOf(tx, personId);
  await endSessionsOf(tx, actor, personId, "factors_changed", sessionId, now);
  await publish(tx, { type: "factor.added", actorId: personId, personId, data: { ...factor } }, now);
  return { session: await renewSession(tx, sessionId, now, { secondFactor: true }), recoveryCodes };
}

/**
 * What follows when one was removed: with the last one go the recovery codes, and every other session ends. Refuses where a role
 * needs a second factor and none would be left. Publishes `factor.removed`, of which the person is told.
 */
export async function afterRemoving(tx: Db, actor: Actor, factor: Factor, now: Date): Promise<void> {
  const personId = personIdOf(actor);
  if (!(await authenticatorOf(tx, personId)) && (await passkeysOf(tx, personId)).length === 0) {
    const needed = await secondFactorRoles(tx);
    if ([...actor.roles].some((role) => needed.has(role))) throw new Problem(409, "last_second_factor");
    await requireBreakGlass(tx);
    await deleteRecoveryCodes(tx, personId);
  }
  await deletePendingOf(tx, personId);
  await endSessionsOf(tx, actor, personId, "factors_changed", actor.sessionId, now);
  await publish(tx, { type: "factor.removed", actorId: personId, personId, data: { ...factor } }, now);
}
