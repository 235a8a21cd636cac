import type { AccountAsked } from "../../../contract/directory-accounts.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import { transaction, type Db } from "../../platform/db.ts";
import { Problem } from "../../platform/problem.ts";
import { noteLook, type ShownDirectory } from "../directory/index.ts";
import { canBeTold } from "../guard/index.ts";
import { loadFor } from "../tickets/index.ts";
import { channelsUsed, consumeEvidence } from "../verification/index.ts";
import { beginAction, requireFree } from "./begin-action.ts";
import { deliveryBy, deliveryShown, type Delivery } from "./delivery.ts";
import { isTold } from "./evidence.ts";
import { askDirectory, loadDirectory } from "./in-directory.ts";
import { judgeAccount } from "./judge-account.ts";
import { directoryOf, planAction } from "./plan-action.ts";
import { seenOf, type Planned } from "./planned.ts";
import { requireOwnerFor } from "./require-owner.ts";

export interface Prepared {
  directory: ShownDirectory;
  planned: Planned;
  seen: string;
  approval: boolean;
}

/** The directory to write to, and what would be written, as the account stands this very moment. */
export async function plan(db: Db, actor: Actor, now: Date, asked: AccountAsked, ticketId: string | null): Promise<Prepared> {
  const directory = await loadDirectory(db, await directoryOf(db, asked));
  if (!directory.writes) throw new Problem(409, "directory_reads_only", { facts: { name: directory.name } });
  const planned = await askDirectory(actor.language, directory, (accounts) => planAction(db, directory, accounts, asked, ticketId));
  if (planned.live) await noteLook(db, directory.id, planned.live, planned.accountClass, now);
  return { directory, planned, seen: seenOf(directory.id, planned), approval: directory.approved_actions.includes(planned.action) };
}

/** What would be written, by who may work on the ticket. Writes nothing there. */
export async function prepare(db: Db, actor: Actor, now: Date, ticketKey: string, asked: AccountAsked) {
  const ticket = await transaction(db, (tx) => loadFor(tx, actor, ticketKey, "work"));
  const prepared = await plan(db, actor, now, asked, ticket.id);
  const { planned, directory } = prepared;
  // Nobody does anything to an account of their own, however small.
  if (planned.key !== null && planned.personId === actor.personId) throw new Problem(403, "own_account");
  if (asked.action === "create" && asked.person_id) await requireOwnerFor(db, directory, asked.person_id);
  return { ...prepared, delivery: await deliveryShown(db, asked, planned.personId, personIdOf(actor), now) };
}

interface Proof {
  notBefore: Date | null;
  delivery: Delivery | null;
}

/** Uses up the evidence that it takes, in the very transaction that begins it; until when it has to wait, and where a link may go. */
async function prove(
  tx: Db,
  actor: Actor,
  at: Date,
  ticketId: string,
  { id: directoryId }: ShownDirectory,
  planned: Planned,
  asked: AccountAsked,
): Promise<Proof> {
  const { key, personId, accountClass, sensitive: action } = planned;
  if (action === null) return { notBefore: null, delivery: null };
  if (key === null || personId === null) throw new Problem(409, "account_of_nobody", { facts: { account: planned.account } });
  const account = { directoryId, key, accountClass };
  const { notBefore, evidence } = await consumeEvidence(tx, { actor, ticketId, personId, account, action, at });
  await requireTold(tx, planned);
  const delivery = asked.action === "reset_password" ? deliveryBy(asked.deliver, await channelsUsed(tx, evidence, at)) : null;
  return { notBefore, delivery };
}

/** Who would not hear of it could not say that it was not they: 409 `cannot_be_told`. */
export async function requireTold(tx: Db, { sensitive, personId, name }: Planned): Promise<void> {
  if (sensitive !== null && isTold(sensitive) && personId !== null && !(await canBeTold(tx, personId)))
    throw new Problem(409, "cannot_be_told", { facts: { name } });
}

/** What is known here of whose it is may have changed since the directory was asked. */
export async function requireSame(tx: Db, directory: ShownDirectory, planned: Planned): Promise<void> {
  const { live, personId, accountClass, account } = planned;
  const [now, judged] = await Promise.all([loadDirectory(tx, directory.id), live ? judgeAccount(tx, directory, live) : null]);
  const isSame = judged === null || (judged.accountClass === accountClass && judged.known?.person_id === personId);
  if (now.version !== directory.version || !isSame) throw new Problem(409, "preview_over", { facts: { account } });
}

/** Done by a worker soon; refused where something else would be written by now than was shown. `db` is the pool. */
export async function askAction(db: Db, actor: Actor, now: Date, ticketKey: string, asked: AccountAsked, seen: string): Promise<string> {
  const { directory, planned, approval, seen: seenNow } = await prepare(db, actor, now, ticketKey, asked);
  if (seenNow !== seen) throw new Problem(409, "preview_over", { facts: { account: planned.account } });
  const askedBy = personIdOf(actor);
  return transaction(db, async (tx) => {
    const ticket = await loadFor(tx, actor, ticketKey, "work");
    await requireSame(tx, directory, planned);
    await requireFree(tx, askedBy, directory.id, planned);
    const proof = await prove(tx, actor, now, ticket.id, directory, planned, asked);
    return beginAction(tx, now, { directory, planned, ticketId: ticket.id, askedBy, approval, ...proof });
  });
}
