import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { Problem } from "../../platform/problem.ts";
import { actorFor } from "../access/index.ts";
import { findMailboxById, moveReference } from "../mailboxes/index.ts";
import { moveEntry, openTicket, splitOff, type MovedEntry } from "../tickets/index.ts";
import { subjectOf } from "./apply.ts";
import { words } from "./letter.ts";
import { loadMessage } from "./load-message.ts";
import { updateMessage, type MessageRow } from "./store-message.ts";

/** A ticket of its own, from who wrote it. */
async function openOwn(tx: Db, actor: Actor, now: Date, row: MessageRow, entry: MovedEntry): Promise<MovedEntry> {
  if (entry.entryId === entry.ticketId) throw new Problem(409, "mail_opened_it");
  const mailbox = await findMailboxById(tx, row.mailbox_id);
  if (!mailbox || !row.person_id || !row.understood) throw new Error("a message that became a reply has a mailbox, a sender and words");
  const { new_text, text } = row.understood;
  const { id } = await openTicket(
    tx,
    await actorFor(tx, row.person_id),
    now,
    { subject: subjectOf(row.subject, mailbox), description: words(new_text || text), channel: "mail" },
    { byMail: { teamId: mailbox.team_id }, mailboxId: mailbox.id },
  );
  await splitOff(tx, actor, now, entry, id);
  return { ticketId: id, entryId: id };
}

/** Wrong thread: what was made from a message goes to another ticket, or to a new one, and later answers to it follow. */
export async function moveMail(tx: Db, actor: Actor, now: Date, id: string, key: string | null): Promise<void> {
  const row = await loadMessage(tx, actor, id);
  if (!row.ticket_id || !row.entry_id) throw new Problem(409, "mail_without_entry");
  const entry = { ticketId: row.ticket_id, entryId: row.entry_id };
  const moved = key === null ? await openOwn(tx, actor, now, row, entry) : await moveEntry(tx, actor, now, entry, key);
  await updateMessage(tx, id, {
    ticket_id: moved.ticketId,
    entry_id: moved.entryId,
    reasons: [...row.reasons.filter((reason) => reason !== "moved"), "moved"],
  });
  if (row.message_id) await moveReference(tx, row.message_id, entry.ticketId, moved.ticketId, now);
}
