import type { Channel } from "../../../contract/tickets.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { tell } from "./events.ts";
import { insertContact, updateContact } from "./store.ts";
import { wrapUpOthers } from "./wrap-up.ts";

interface Ringing {
  channel: Channel;
  personId: string | null;
  ticketId: string;
  /** The ticket was opened for it. */
  opened: boolean;
}

/** Somebody is there and nobody has them yet. Answers the contact's id. */
export async function ringContact(tx: Db, actor: Actor, now: Date, { channel, personId, ticketId, opened }: Ringing): Promise<string> {
  const id = newId();
  await insertContact(tx, {
    id,
    channel,
    direction: "inbound",
    state: "live",
    person_id: personId,
    phone: null,
    technician_id: null,
    ticket_id: ticketId,
    opened_ticket: opened,
    started_at: now,
    note: "",
  });
  await tell(tx, actor, now, "contact.started", id, ticketId, { channel, direction: "inbound" });
  return id;
}

/** A technician takes a contact that nobody had. `personId`: who it turned out to be. */
export async function takeContact(tx: Db, actor: Actor, now: Date, id: string, ticketId: string, personId?: string): Promise<void> {
  await wrapUpOthers(tx, actor, now);
  await updateContact(tx, id, { technician_id: personIdOf(actor), ...(personId && { person_id: personId }) });
  await tell(tx, actor, now, "contact.changed", id, ticketId, { fields: ["technician_id"] });
}

/** Ends a contact whose ticket goes on elsewhere: nobody writes anything up. abandoned: whoever was there went before anybody took them. */
export async function closeContact(
  tx: Db,
  actor: Actor,
  now: Date,
  id: string,
  ticketId: string,
  outcome: "abandoned" | "handed_up",
): Promise<void> {
  await updateContact(tx, id, { state: "ended", outcome, ended_at: now, wrapped_up_at: now, unread: 0, unread_since: null });
  await tell(tx, actor, now, "contact.ended", id, ticketId, { outcome });
}
