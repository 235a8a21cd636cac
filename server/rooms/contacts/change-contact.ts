import type { BodyOf } from "../../../contract/route.ts";
import type { contactRoutes } from "../../../contract/contacts.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { Problem } from "../../platform/problem.ts";
import { resolvePerson } from "../people/index.ts";
import { changeTicket, discardEmpty, restoreDiscarded, type TicketRow } from "../tickets/index.ts";
import { isGoing, transitions } from "./contact.ts";
import { tell } from "./events.ts";
import { loadOwnContact } from "./load-contact.ts";
import { namedTicket } from "./named-ticket.ts";
import { updateContact, type ContactRow } from "./store.ts";
import { finishWrapUp } from "./wrap-up.ts";

type Given = BodyOf<(typeof contactRoutes)["PATCH /contacts/{id}"]>;
type Values = Parameters<typeof updateContact>[2];

/** The caller turned out to be somebody: also the requester of the ticket that was opened for the call. */
async function setPerson(tx: Db, actor: Actor, now: Date, row: ContactRow, given: Given, values: Values): Promise<void> {
  if (given.person === undefined) return;
  const person = given.person && (await resolvePerson(tx, actor, given.person, "/person"));
  values.person_id = person?.id ?? null;
  if (person && row.opened_ticket && row.ticket_id && given.ticket === undefined) {
    await changeTicket(tx, actor, now, row.ticket_id, { requester: { id: person.id } });
  }
}

/** The call is about a ticket that exists: the empty one opened for it is dropped. */
async function setTicket(tx: Db, actor: Actor, now: Date, row: ContactRow, given: Given, values: Values): Promise<void> {
  if (given.ticket === undefined) return;
  const ticket = await namedTicket(tx, actor, given.ticket);
  if (ticket.id === row.ticket_id) return;
  if (row.opened_ticket && row.ticket_id && !(await discardEmpty(tx, actor, now, row.ticket_id))) {
    throw new Problem(409, "ticket_has_words", { facts: { number: row.ticket_number ?? 0 } });
  }
  const own = await takeBack(tx, actor, now, row, ticket);
  Object.assign(values, { ticket_id: ticket.id, opened_ticket: own });
  if (row.person_id === null && values.person_id === undefined) values.person_id = ticket.requester_id;
}

/** The ticket is the one that was opened for this very call and dropped meanwhile: it is as if it had never been. */
async function takeBack(tx: Db, actor: Actor, now: Date, row: ContactRow, ticket: TicketRow): Promise<boolean> {
  if (!ticket.discarded_at || !isGoing(row.state) || ticket.opened_at.getTime() !== row.started_at.getTime()) return false;
  await restoreDiscarded(tx, actor, now, ticket.id);
  if (row.person_id) await changeTicket(tx, actor, now, ticket.id, { requester: { id: row.person_id } });
  return true;
}

export async function changeContact(tx: Db, actor: Actor, now: Date, id: string, given: Given): Promise<void> {
  const row = await loadOwnContact(tx, actor, id);
  const values: Values = {};
  if (given.phone !== undefined) values.phone = given.phone;
  if (given.note !== undefined) values.note = given.note;
  await setPerson(tx, actor, now, row, given, values);
  await setTicket(tx, actor, now, row, given, values);
  if (given.state !== undefined && given.state !== row.state) {
    if (!transitions[row.state].includes(given.state))
      throw new Problem(409, "wrong_contact_state", { facts: { from: row.state, to: given.state } });
    if (given.state === "ended") await finishWrapUp(tx, actor, now, row);
    else values.state = given.state;
  }
  if (Object.keys(values).length === 0) return;
  await updateContact(tx, row.id, values);
  await tell(tx, actor, now, "contact.changed", row.id, values.ticket_id ?? row.ticket_id, { fields: Object.keys(values) });
}
