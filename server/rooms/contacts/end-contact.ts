import type { BodyOf } from "../../../contract/route.ts";
import type { contactRoutes } from "../../../contract/contacts.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { Problem } from "../../platform/problem.ts";
import { discardEmpty, escalate, loadTicket, logContactTime, resolve } from "../tickets/index.ts";
import { isGoing } from "./contact.ts";
import { tell } from "./events.ts";
import { loadOwnContact } from "./load-contact.ts";
import { updateContact, type ContactRow } from "./store.ts";

type Ending = BodyOf<(typeof contactRoutes)["POST /contacts/{id}/endings"]>;

/** A call that ends with its ticket needs a caller and a sentence: a ticket about nothing helps nobody. */
async function requireTicket(tx: Db, actor: Actor, row: ContactRow): Promise<string> {
  if (!row.ticket_id) throw new Problem(409, "contact_without_ticket");
  const ticket = await loadTicket(tx, actor, row.ticket_id);
  const errors = [
    ...(ticket.requester_id ? [] : [{ pointer: "/person", code: "who_is_it" }]),
    ...(ticket.subject === "" ? [{ pointer: "/subject", code: "what_is_wrong" }] : []),
  ];
  if (errors.length > 0) throw new Problem(400, "invalid_input", { errors });
  return ticket.id;
}

/** What the ending does to the ticket. Answers the ticket that stays with the contact. */
async function settleTicket(tx: Db, actor: Actor, now: Date, row: ContactRow, ending: Ending): Promise<string | null> {
  if (ending.outcome === "answered" || ending.outcome === "wrong_number" || ending.outcome === "abandoned") {
    const dropped = row.opened_ticket && row.ticket_id ? await discardEmpty(tx, actor, now, row.ticket_id) : false;
    return dropped ? null : row.ticket_id;
  }
  const ticketId = await requireTicket(tx, actor, row);
  await logContactTime(tx, actor, ticketId, row.started_at, row.hung_up_at ?? now);
  if (ending.outcome === "solved") {
    const { body, attachments } = ending;
    await resolve(tx, actor, now, ticketId, { body, attachments }, row.opened_ticket);
  }
  if (ending.outcome === "handed_up") await escalate(tx, actor, now, ticketId, ending.escalation);
  return ticketId;
}

/** Ends a live contact with one of its endings; the technician is free, and wraps up. */
export async function endContact(tx: Db, actor: Actor, now: Date, id: string, ending: Ending): Promise<void> {
  const row = await loadOwnContact(tx, actor, id);
  if (!isGoing(row.state)) throw new Problem(409, "wrong_contact_state", { facts: { from: row.state, to: "wrap_up" } });
  const ticketId = await settleTicket(tx, actor, now, row, ending);
  const note = "note" in ending && ending.note ? [row.note, ending.note].filter(Boolean).join("\n") : row.note;
  const opened = row.opened_ticket && ticketId !== null;
  // Who hung up ended it, whenever its technician says what became of it.
  const over = row.hung_up_at ?? now;
  const seen = { unread: 0, unread_since: null };
  await updateContact(tx, row.id, {
    ...seen,
    state: "wrap_up",
    ended_at: over,
    outcome: ending.outcome,
    ticket_id: ticketId,
    opened_ticket: opened,
    note,
  });
  await tell(tx, actor, now, "contact.ended", row.id, ticketId, {
    outcome: ending.outcome,
    seconds: Math.round((over.getTime() - row.started_at.getTime()) / 1000),
  });
}
