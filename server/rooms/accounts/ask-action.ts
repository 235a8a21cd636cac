import type { AccountAsked } from "../../../contract/directory-accounts.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import { transaction, type Db } from "../../platform/db.ts";
import { Problem } from "../../platform/problem.ts";
import { noteLook, type ShownDirectory } from "../directory/index.ts";
import { canBeTold } from "../guard/index.ts";
import { loadFor } from "../tickets/index.ts";
import { consumeEvidence } from "../verification/index.ts";
import { beginAction, requireFree } from "./begin-action.ts";
import { isTold, sensitiveAs } from "./evidence.ts";
import { askDirectory, loadDirectory } from "./in-directory.ts";
import { directoryOf, judgeAccount, planAction, seenOf, type Planned } from "./plan-action.ts";
import { requireOwnerFor } from "./require-owner.ts";

export interface Prepared {
  directory: ShownDirectory;
  planned: Planned;
  seen: string;
  approval: boolean;
}

/** What would be written, as the account stands this very moment; by who may work on the ticket. Writes nothing there. */
export async function prepare(db: Db, actor: Actor, now: Date, ticketKey: string, asked: AccountAsked): Promise<Prepared> {
  const ticket = await transaction(db, (tx) => loadFor(tx, actor, ticketKey, "work"));
  const directory = await loadDirectory(db, await directoryOf(db, asked));
  if (!directory.writes) throw new Problem(409, "directory_reads_only", { facts: { name: directory.name } });
  const planned = await askDirectory(actor.language, directory, (accounts) => planAction(db, directory, accounts, asked, ticket.id));
  // Nobody does anything to an account of their own, however small.
  if (planned.key !== null && planned.personId === actor.personId) throw new Problem(403, "own_account");
  if (planned.live) await noteLook(db, directory.id, planned.live, planned.accountClass, now);
  if (asked.action === "create" && asked.person_id) await requireOwnerFor(db, directory, asked.person_id);
  return { directory, planned, seen: seenOf(directory.id, planned), approval: directory.approved_actions.includes(planned.action) };
}

/** Uses up the evidence that it takes, in the very transaction that begins it; until when it has to wait. */
async function prove(tx: Db, actor: Actor, at: Date, ticketId: string, { id: directoryId }: ShownDirectory, planned: Planned) {
  const { key, personId, accountClass } = planned;
  const action = sensitiveAs(planned.action);
  if (action === null) return null;
  if (key === null || personId === null) throw new Problem(409, "account_of_nobody", { facts: { account: planned.account } });
  const { notBefore } = await consumeEvidence(tx, { actor, ticketId, personId, account: { directoryId, key, accountClass }, action, at });
  // Who would not hear of it could not say that it was not they.
  if (isTold(action) && !(await canBeTold(tx, personId))) throw new Problem(409, "cannot_be_told", { facts: { name: planned.name } });
  return notBefore;
}

/** What is known here of whose it is may have changed since the directory was asked. */
async function requireSame(tx: Db, directory: ShownDirectory, { live, personId, accountClass, account }: Planned): Promise<void> {
  const [now, { known, accountClass: classNow } = { known: undefined, accountClass }] = await Promise.all([
    loadDirectory(tx, directory.id),
    live ? judgeAccount(tx, directory, live) : undefined,
  ]);
  const isSame = now.version === directory.version && classNow === accountClass && (!live || known?.person_id === personId);
  if (!isSame) throw new Problem(409, "preview_over", { facts: { account } });
}

/** Done by a worker soon; refused where something else would be written by now than was shown. Publishes `ticket.account_asked`. */
export async function askAction(db: Db, actor: Actor, now: Date, ticketKey: string, asked: AccountAsked, seen: string): Promise<string> {
  const { directory, planned, approval, seen: seenNow } = await prepare(db, actor, now, ticketKey, asked);
  if (seenNow !== seen) throw new Problem(409, "preview_over", { facts: { account: planned.account } });
  const askedBy = personIdOf(actor);
  return transaction(db, async (tx) => {
    const ticket = await loadFor(tx, actor, ticketKey, "work");
    await requireSame(tx, directory, planned);
    await requireFree(tx, askedBy, directory.id, planned);
    const notBefore = await prove(tx, actor, now, ticket.id, directory, planned);
    return beginAction(tx, now, { directory, planned, ticketId: ticket.id, askedBy, approval, notBefore });
  });
}
