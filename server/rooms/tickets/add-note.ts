import type { TimelineEntry } from "../../../contract/tickets.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { attachFiles } from "./attach-files.ts";
import { tell } from "./events.ts";
import { loadForNote } from "./load-ticket.ts";
import { updateTicket } from "./store.ts";
import { insertMentions, insertNote } from "./store-timeline.ts";
import { whoIsCalled } from "./who-is-called.ts";

/** An internal note: technicians only. Everybody who sees the inside may add one, whatever the ticket's tier. */
export async function addNote(
  tx: Db,
  actor: Actor,
  now: Date,
  key: string,
  given: { body: string; attachments?: string[] | undefined; mentions?: string[] | undefined },
): Promise<TimelineEntry> {
  const row = await loadForNote(tx, actor, key);
  const mentions = await whoIsCalled(tx, row, given.mentions ?? []);
  const id = newId();
  await insertNote(tx, { id, ticket_id: row.id, author_id: actor.personId, body: given.body, at: now });
  await insertMentions(tx, id, mentions, now);
  const attachments = await attachFiles(tx, actor, now, { kind: "note", ticketId: row.id, id }, given.attachments);
  await updateTicket(tx, row.id, attachments.length > 0 ? { has_files: true } : {}, now);
  await tell(tx, actor, now, "note.added", row.id, { note_id: id, ...(mentions.length > 0 && { mentions }) });
  const author = { id: personIdOf(actor), name: actor.name, technician: true };
  return { kind: "note", id, at: now.toISOString(), author, body: given.body, attachments };
}
