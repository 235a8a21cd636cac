import { mostAttachments, type Attachment } from "../../../contract/files.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { wrongField } from "../../platform/problem.ts";
import { attach } from "../files/index.ts";
import { countAttached, countInner, insertAttachments, insertInner } from "./store-attachments.ts";

/** Those that were answers before stay with the ticket. */
const mostInside = 100;

/** Where files go: a reply, the description (its entry is the ticket itself), or a note, whose files stay inside as it does. */
interface Entry {
  kind: "reply" | "description" | "note";
  ticketId: string;
  id: string;
}

/** Turns the actor's uploads into attachments of an entry that was just written. Without any it asks the database nothing. */
export async function attachFiles(tx: Db, actor: Actor, now: Date, entry: Entry, uploads: readonly string[] = []): Promise<Attachment[]> {
  if (uploads.length === 0) return [];
  const attached = await attach(tx, actor, now, uploads);
  const rows = attached.map(({ id }, place) => ({ file_id: id, ticket_id: entry.ticketId, entry_id: entry.id, place }));
  await insertAttachments(tx, entry.kind === "note" ? "note_attachment" : "attachment", rows);
  return attached;
}

/** Uploads that answer what technicians alone are asked: nobody else is served them, whatever their question becomes. */
export async function attachInside(tx: Db, actor: Actor, now: Date, ticketId: string, uploads: readonly string[]): Promise<void> {
  if (uploads.length === 0) return;
  if ((await countInner(tx, ticketId)) + uploads.length > mostInside) throw wrongField("/fields", "too_many_files", { most: mostInside });
  const attached = await attach(tx, actor, now, uploads);
  await insertInner(
    tx,
    attached.map(({ id }) => ({ file_id: id, ticket_id: ticketId })),
  );
}

/** Adds to the description of a ticket that is there already, behind the files it has. */
export async function attachToDescription(
  tx: Db,
  actor: Actor,
  now: Date,
  ticketId: string,
  uploads: readonly string[],
): Promise<Attachment[]> {
  const before = await countAttached(tx, ticketId);
  if (before + uploads.length > mostAttachments) throw wrongField("/attachments", "too_many_files", { most: mostAttachments });
  const attached = await attach(tx, actor, now, uploads);
  const rows = attached.map(({ id }, place) => ({ file_id: id, ticket_id: ticketId, entry_id: ticketId, place: before + place }));
  await insertAttachments(tx, "attachment", rows);
  return attached;
}
