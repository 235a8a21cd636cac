import type { AccountAsked } from "../../../contract/directory-accounts.ts";
import type { SensitiveAction } from "../../../contract/verification.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import { transaction, type Db } from "../../platform/db.ts";
import { notFound, Problem } from "../../platform/problem.ts";
import { requireUnlocked } from "../guard/index.ts";
import type { AccountMeant } from "../verification/index.ts";
import { plan, requireSame, requireTold } from "./ask-action.ts";
import { beginAction, requireFree } from "./begin-action.ts";
import type { Delivery } from "./delivery.ts";

export type OwnAsked = Extract<AccountAsked, { action: "reset_password" | "enable" | "disable" | "unlock" }>;

export interface OwnProof {
  personId: string;
  account: AccountMeant;
  action: SensitiveAction;
  at: Date;
}

/** What their own evidence says: until when it waits, and where the link for a new password may go. */
export interface OwnProved {
  notBefore: Date | null;
  delivery: Delivery | null;
}

/**
 * For self-service: somebody begins an unlock or a reset on an account of their own, without a technician and without a ticket. `prove` uses up
 * their evidence in the transaction that begins it, and throws where it is not enough. Elevated and privileged accounts go to the desk.
 * Somebody else's account is none (404). `db` is the pool. Publishes `account_action.began`.
 */
export async function askOwnAction(
  db: Db,
  actor: Actor,
  now: Date,
  asked: OwnAsked,
  prove: (tx: Db, wanted: OwnProof) => Promise<OwnProved>,
): Promise<string> {
  if (actor.viewedBy || !actor.sessionId || actor.apiKeyId) throw new Problem(403, "session_needed");
  if (asked.action !== "unlock" && asked.action !== "reset_password") throw new Problem(403, "not_allowed");
  const personId = personIdOf(actor);
  const { directory, planned, approval } = await plan(db, actor, now, asked, null);
  const { key, accountClass, sensitive } = planned;
  if (key === null || sensitive === null || planned.personId !== personId) throw notFound("account");
  // Where a second person has to agree, the desk does it.
  if (approval) throw new Problem(403, "not_allowed");
  if (accountClass !== "normal") throw new Problem(403, "account_protected", { facts: { account: planned.account } });
  return transaction(db, async (tx) => {
    await requireSame(tx, directory, planned);
    await requireUnlocked(tx, personId);
    await requireFree(tx, personId, directory.id, planned);
    const proved = await prove(tx, { personId, account: { directoryId: directory.id, key, accountClass }, action: sensitive, at: now });
    if (asked.action === "reset_password" && !proved.delivery) throw new Problem(409, "delivery_not_proved");
    await requireTold(tx, planned);
    return beginAction(tx, now, { directory, planned, ticketId: null, askedBy: personId, approval: false, ...proved });
  });
}
