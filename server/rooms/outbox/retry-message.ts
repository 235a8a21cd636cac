import { personIdOf, type Actor } from "../../platform/actor.ts";
import { afterCommit, type Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { wake } from "../../platform/events/wake.ts";
import { Problem } from "../../platform/problem.ts";
import { keepReferences } from "../mailboxes/index.ts";
import { findPersonById } from "../people/index.ts";
import { loadMessage } from "./load-message.ts";
import { mayCancel, mayRetry } from "./policy.ts";
import type { ListedRow } from "./store.ts";
import { updateMessage } from "./store-outcome.ts";

const patience = 48 * 3_600_000;

/** Sends a message again, to the address that its person has by now. Publishes `message.retried`. */
export async function retryMessage(tx: Db, actor: Actor, now: Date, id: string): Promise<void> {
  const row = await loadMessage(tx, actor, id);
  if (row.trouble === "taken_back") throw new Problem(409, "message_taken_back");
  if (!mayRetry(row)) throw new Problem(409, "message_left");
  await sendAgain(tx, actor, now, row);
  afterCommit(tx, wake);
}

/** Of a message that the caller holds. */
export async function sendAgain(tx: Db, actor: Actor, now: Date, row: ListedRow): Promise<void> {
  const person = row.person_id ? await findPersonById(tx, row.person_id) : undefined;
  await updateMessage(tx, row.id, {
    state: "waiting",
    to_address: person?.email ?? row.to_address,
    next_try_at: now,
    give_up_at: new Date(now.getTime() + patience),
    trouble: null,
    ended_at: null,
  });
  if (row.ticket_id && row.message_id)
    await keepReferences(tx, [{ messageId: row.message_id, ticketId: row.ticket_id, ours: true, at: now }]);
  const data = { message_id: row.id, kind: row.kind };
  await publish(tx, { type: "message.retried", actorId: personIdOf(actor), ticketId: row.ticket_id, data }, now);
}

/** Does not send a message that has not left. Publishes `message.canceled`. */
export async function cancelMessage(tx: Db, actor: Actor, now: Date, id: string): Promise<void> {
  const row = await loadMessage(tx, actor, id);
  if (!mayCancel(row.state)) throw new Problem(409, "message_left");
  await updateMessage(tx, id, { state: "canceled", ended_at: now });
  const data = { message_id: id, kind: row.kind };
  await publish(tx, { type: "message.canceled", actorId: personIdOf(actor), ticketId: row.ticket_id, data }, now);
}
