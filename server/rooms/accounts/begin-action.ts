import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { Problem } from "../../platform/problem.ts";
import type { ShownDirectory } from "../directory/index.ts";
import type { Delivery } from "./delivery.ts";
import { endLinks } from "./links/store.ts";
import type { Planned } from "./planned.ts";
import { busyWith, insertAction } from "./store.ts";

export interface Begun {
  directory: ShownDirectory;
  planned: Planned;
  /** null: its owner asked for it themself. */
  ticketId: string | null;
  askedBy: string;
  approval: boolean;
  notBefore: Date | null;
  delivery: Delivery | null;
}

/** Whoever comes second is told. */
export async function requireFree(tx: Db, askedBy: string, directoryId: string, { key, account }: Planned): Promise<void> {
  const busy = await busyWith(tx, directoryId, key ?? account.toLowerCase());
  if (!busy) return;
  throw new Problem(409, busy.asked_by === askedBy ? "account_busy_mine" : "account_busy", { facts: { name: busy.name, account } });
}

/**
 * Puts it down for the worker. Publishes `ticket.account_asked`, and `account_action.began` of which its owner is told.
 */
export async function beginAction(tx: Db, now: Date, begun: Begun): Promise<string> {
  const { directory, planned, ticketId, askedBy, approval, notBefore, delivery } = begun;
  const { action, key, account, personId, accountClass, sensitive, undoOf } = planned;
  const id = newId();
  const row = {
    ...{ id, ticket_id: ticketId, directory_id: directory.id, key, account, person_id: personId, account_class: accountClass, action },
    writes: planned.writes.map((write) => ({ ...write, result: null })),
    state: approval ? ("to_approve" as const) : ("waiting" as const),
    ...{ asked_by: askedBy, asked_at: now, not_before: notBefore, approved_by: null, ended_at: null, undo_of: undoOf },
    ...{ sensitive, deliver: delivery?.by ?? null, deliver_to: delivery?.to ?? null, delete_at: null, settled_at: null },
    ...{ failure: null, failure_facts: {} },
  };
  if (!(await insertAction(tx, row))) {
    await requireFree(tx, askedBy, directory.id, planned);
    throw new Problem(409, undoOf ? "nothing_to_undo" : "preview_over", { facts: { account } });
  }
  if (action === "reset_password" && key !== null) await endLinks(tx, directory.id, key, now);
  const data = {
    ...{ action_id: id, action, account, directory: directory.name, directory_id: directory.id, approval, undo_of: undoOf },
    ...(notBefore && { not_before: notBefore.toISOString() }),
  };
  const of = { actorId: askedBy, ticketId, personId };
  if (ticketId !== null) await publish(tx, { type: "ticket.account_asked", ...of, data }, now);
  await publish(tx, { type: "account_action.began", ...of, data: { ...data, sensitive } }, now);
  return id;
}
