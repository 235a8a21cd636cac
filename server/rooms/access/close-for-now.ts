import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { endSessionsOf } from "./end-sessions.ts";
import { accountById, holdersOf, lockAdministrators, putDisabled } from "./store-account.ts";

const tell = (tx: Db, actor: Actor, personId: string, name: string, disabled: boolean, now: Date) =>
  publish(tx, { type: "account.changed", actorId: actor.personId, personId, data: { name, disabled } }, now);

/**
 * Ends somebody's sessions and closes their account until somebody looked; false where it stays open: it was closed before, or nobody else could
 * administer the desk. Publishes `account.changed`.
 */
export async function closeForNow(tx: Db, actor: Actor, personId: string, now: Date): Promise<boolean> {
  await lockAdministrators(tx);
  const account = await accountById(tx, personId);
  await endSessionsOf(tx, actor, personId, "account_closed", null, now);
  const holders = await holdersOf(tx, ["administrator"]);
  const last = holders.length === 1 && holders[0]?.id === personId;
  if (!account || account.disabled || last) return false;
  await putDisabled(tx, personId, true, now);
  await tell(tx, actor, personId, account.name, true, now);
  return true;
}

/** Opens it again. Publishes `account.changed`. */
export async function openAgain(tx: Db, actor: Actor, personId: string, now: Date): Promise<void> {
  const account = await accountById(tx, personId);
  if (!account?.disabled) return;
  await putDisabled(tx, personId, false, now);
  await tell(tx, actor, personId, account.name, false, now);
}
