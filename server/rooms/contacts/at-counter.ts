import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { openTicket } from "../tickets/index.ts";
import { tell } from "./events.ts";
import { findContact, insertContact, liveContacts, updateContact } from "./store.ts";
import { wrapUpOthers } from "./wrap-up.ts";

interface Come {
  /** Whose the ticket is first, where one is opened. */
  teamId: string;
  /** The ticket that it is about already; null: one is opened, as for a call. */
  ticketId: string | null;
  note: string;
}

const walkIn = { channel: "walk_in", direction: "inbound" } as const;

/** Somebody who waited at a counter is talked with from now on. The ticket stands from the first second, without words, as for a call. */
export async function greet(tx: Db, actor: Actor, now: Date, come: Come): Promise<{ contactId: string; ticketId: string }> {
  await wrapUpOthers(tx, actor, now);
  const opened = come.ticketId === null;
  const ticketId =
    come.ticketId ??
    (await openTicket(tx, actor, now, { subject: "", description: "", channel: "walk_in", team: come.teamId }, { live: true })).id;
  const id = newId();
  await insertContact(tx, {
    ...walkIn,
    id,
    state: "live",
    person_id: null,
    phone: null,
    technician_id: personIdOf(actor),
    ticket_id: ticketId,
    opened_ticket: opened,
    started_at: now,
    note: come.note,
  });
  await tell(tx, actor, now, "contact.started", id, ticketId, walkIn);
  return { contactId: id, ticketId };
}

/** Somebody came and went before anybody talked with them: a contact all the same, without a ticket. Answers its id. */
export async function noteMissed(tx: Db, actor: Actor, now: Date, came: Date, note: string): Promise<string> {
  const id = newId();
  const over = { state: "ended", outcome: "abandoned", started_at: came, ended_at: now, wrapped_up_at: now } as const;
  await insertContact(tx, {
    ...walkIn,
    ...over,
    id,
    person_id: null,
    phone: null,
    technician_id: null,
    ticket_id: null,
    opened_ticket: false,
    note,
  });
  await tell(tx, actor, now, "contact.ended", id, null, {
    outcome: "abandoned",
    seconds: Math.round((now.getTime() - came.getTime()) / 1000),
  });
  return id;
}

/** The ticket that a contact is about now. */
export const ticketOfContact = async (db: Db, id: string): Promise<string | null> => (await findContact(db, id))?.ticket_id ?? null;

/** One line more in the actor's own contact about a ticket, where there is one that goes on. Answers its id. */
export async function noteInContact(tx: Db, actor: Actor, now: Date, ticketId: string, line: string): Promise<string | null> {
  const row = (await liveContacts(tx, personIdOf(actor))).find(({ ticket_id }) => ticket_id === ticketId);
  if (!row) return null;
  await updateContact(tx, row.id, { note: [row.note, line].filter(Boolean).join("\n") });
  await tell(tx, actor, now, "contact.changed", row.id, ticketId, { fields: ["note"] });
  return row.id;
}
