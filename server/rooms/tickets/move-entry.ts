import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { tell } from "./events.ts";
import { loadFor } from "./load-ticket.ts";
import { hasWords, updateTicket } from "./store.ts";
import { deleteReply, findReply, giveAttachments, giveReply, type MovedEntry } from "./store-move.ts";
import type { TicketRow } from "./store-rows.ts";
import { insertReply } from "./store-timeline.ts";

async function tellBoth(tx: Db, actor: Actor, now: Date, from: TicketRow, to: TicketRow): Promise<void> {
  const data = { from: from.number, to: to.number };
  await Promise.all([
    updateTicket(tx, to.id, { has_files: from.has_files || to.has_files, awaits: "technician" }, now),
    tell(tx, actor, now, "ticket.mail_moved", from.id, data),
    tell(tx, actor, now, "ticket.mail_moved", to.id, data),
  ]);
}

/** What opened a ticket becomes a reply in another; a ticket that held nothing else is dropped, and comes back when it gets its words again. */
async function moveDescription(tx: Db, actor: Actor, now: Date, from: TicketRow, to: TicketRow): Promise<string> {
  const id = newId();
  await insertReply(tx, {
    id,
    ticket_id: to.id,
    author_id: from.requester_id,
    from_technician: false,
    channel: from.channel,
    body: from.description,
    at: from.opened_at,
  });
  await giveAttachments(tx, { ticketId: from.id, entryId: from.id }, { ticketId: to.id, entryId: id });
  const empty = !(await hasWords(tx, from.id));
  const dropped = empty ? { status: "closed" as const, closed_at: now, discarded_at: now, waiting_reason: null, waiting_until: null } : {};
  await updateTicket(tx, from.id, { description: "", has_files: from.has_files && !empty, ...dropped }, now);
  return id;
}

async function moveReply(tx: Db, now: Date, entry: MovedEntry, to: TicketRow): Promise<string> {
  if (!to.discarded_at || to.description !== "") {
    await giveReply(tx, entry.ticketId, entry.entryId, to.id);
    return entry.entryId;
  }
  const words = await findReply(tx, entry.entryId);
  await updateTicket(tx, to.id, { description: words?.body ?? "", status: "open", closed_at: null, discarded_at: null }, now);
  await giveAttachments(tx, entry, { ticketId: to.id, entryId: to.id });
  await deleteReply(tx, entry.entryId);
  return to.id;
}

/** Moves a message to the ticket that it belongs to; both say so. Answers its entry there: moving that back undoes it. */
export async function moveEntry(tx: Db, actor: Actor, now: Date, entry: MovedEntry, key: string): Promise<MovedEntry> {
  const from = await loadFor(tx, actor, entry.ticketId, "work");
  const to = await loadFor(tx, actor, key, "work");
  if (from.id === to.id) return entry;
  const entryId = entry.entryId === from.id ? await moveDescription(tx, actor, now, from, to) : await moveReply(tx, now, entry, to);
  await tellBoth(tx, actor, now, from, to);
  return { ticketId: to.id, entryId };
}

/** The words of a reply leave their ticket, to open one of their own: `opened`, which was opened with them just now. */
export async function splitOff(tx: Db, actor: Actor, now: Date, entry: MovedEntry, opened: string): Promise<void> {
  const from = await loadFor(tx, actor, entry.ticketId, "work");
  const to = await loadFor(tx, actor, opened, "work");
  await giveAttachments(tx, entry, { ticketId: to.id, entryId: to.id });
  await deleteReply(tx, entry.entryId);
  await tellBoth(tx, actor, now, from, to);
}
