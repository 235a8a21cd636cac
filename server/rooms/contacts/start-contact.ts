import type { BodyOf } from "../../../contract/route.ts";
import type { contactRoutes } from "../../../contract/contacts.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { resolvePerson } from "../people/index.ts";
import { openTicket } from "../tickets/index.ts";
import { opensTicketAtOnce } from "./contact.ts";
import { tell } from "./events.ts";
import { namedTicket } from "./named-ticket.ts";
import { wrapUpOthers } from "./wrap-up.ts";
import { insertContact } from "./store.ts";

type Given = BodyOf<(typeof contactRoutes)["POST /contacts"]>;

/** The ticket of a call exists from its first second: a crash of the browser loses nothing. */
async function ticketFor(tx: Db, actor: Actor, now: Date, given: Given): Promise<{ id: string | null; opened: boolean }> {
  if (given.ticket) return { id: (await namedTicket(tx, actor, given.ticket)).id, opened: false };
  if (!opensTicketAtOnce(given.channel)) return { id: null, opened: false };
  const requester = given.person ?? undefined;
  const ticket = await openTicket(tx, actor, now, { subject: "", description: "", channel: given.channel, requester }, { live: true });
  return { id: ticket.id, opened: true };
}

/** A contact begins. Answers its id. */
export async function startContact(tx: Db, actor: Actor, now: Date, given: Given): Promise<string> {
  const person = given.person ? await resolvePerson(tx, actor, given.person, "/person") : null;
  await wrapUpOthers(tx, actor, now);
  const ticket = await ticketFor(tx, actor, now, given);
  const id = newId();
  await insertContact(tx, {
    id,
    channel: given.channel,
    direction: given.direction,
    state: "live",
    person_id: person?.id ?? null,
    phone: given.phone ?? null,
    technician_id: personIdOf(actor),
    ticket_id: ticket.id,
    opened_ticket: ticket.opened,
    started_at: now,
    note: "",
  });
  await tell(tx, actor, now, "contact.started", id, ticket.id, { channel: given.channel, direction: given.direction });
  return id;
}
