import type { Actor } from "../../platform/actor.ts";
import { personIdOf } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { Problem } from "../../platform/problem.ts";
import { canBeTold, requireUnlocked } from "../guard/index.ts";
import { loadForNote } from "../tickets/index.ts";
import { accountsOf, consumeEvidence } from "../verification/index.ts";
import { insertHeld } from "./store.ts";
import type { ContactChanges } from "./tables.ts";

export interface ToProve {
  actor: Actor;
  person: { id: string; name: string };
  kind: "contact" | "factors";
  changes: ContactChanges;
  /** In which it was proved who is asking. */
  ticketKey: string;
  at: Date;
}

/**
 * Uses up the evidence for a change of somebody's account at this desk. Null: it may be done now. Else it waits until then, and its person is told
 * before it happens. Publishes `account.change_held`.
 */
export async function proveChange(tx: Db, { actor, person, kind, changes, ticketKey, at }: ToProve): Promise<Date | null> {
  await requireUnlocked(tx, person.id);
  const ticket = await loadForNote(tx, actor, ticketKey);
  const account = (await accountsOf(tx, person.id)).find(({ directoryId }) => directoryId === null);
  if (!account) throw new Error("everybody has an account at the desk");
  const action = kind === "contact" ? "change_contact" : "change_factor";
  const { notBefore } = await consumeEvidence(tx, { actor, ticketId: ticket.id, personId: person.id, account, action, at });
  // Whoever would not hear of it could not say that it was not they.
  if (!(await canBeTold(tx, person.id, at))) throw new Problem(409, "cannot_be_told", { facts: { name: person.name } });
  if (!notBefore) return null;
  const row = { id: newId(), kind, person_id: person.id, account_class: account.accountClass, ticket_id: ticket.id };
  const asked = { asked_by: personIdOf(actor), asked_at: at, not_before: notBefore, ended_at: null, outcome: null, failure: null };
  if (!(await insertHeld(tx, { ...row, ...asked, changes: JSON.stringify(changes) }))) throw new Problem(409, "change_waits");
  const data = { change_id: row.id, kind, fields: Object.keys(changes), not_before: notBefore.toISOString() };
  const of = { actorId: actor.personId, personId: person.id, ticketId: ticket.id };
  await publish(tx, { type: "account.change_held", ...of, data }, at);
  return notBefore;
}
