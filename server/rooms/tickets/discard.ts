import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { tell } from "./events.ts";
import { findTicket, hasWords, updateTicket } from "./store.ts";

/** Drops a ticket that a contact opened and nobody wrote on. Answers false, and keeps it, when there are words in it. */
export async function discardEmpty(tx: Db, actor: Actor, now: Date, id: string): Promise<boolean> {
  const row = await findTicket(tx, id);
  if (!row || row.discarded_at || row.subject !== "" || row.description !== "" || row.has_files || (await hasWords(tx, id))) return false;
  await updateTicket(tx, id, { status: "closed", closed_at: now, discarded_at: now, waiting_reason: null, waiting_until: null }, now);
  await tell(tx, actor, now, "ticket.discarded", id);
  return true;
}

/** Takes a dropping back: the call was about something new after all. */
export async function restoreDiscarded(tx: Db, actor: Actor, now: Date, id: string): Promise<void> {
  await updateTicket(tx, id, { status: "open", closed_at: null, discarded_at: null }, now);
  await tell(tx, actor, now, "ticket.restored", id);
}
