import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { Problem } from "../../platform/problem.ts";
import { addToDraft } from "../drafts/index.ts";
import { presentAttachment, releaseFiles } from "../files/index.ts";
import { factsOf, loadForNote, mayWorkOn } from "../tickets/index.ts";
import { loadScheduled } from "./load-scheduled.ts";
import { deleteScheduled, filesOf } from "./store.ts";

/** It does not leave: its words are its author's draft again, its files their uploads. Also when the ticket is closed. */
export async function cancelScheduled(tx: Db, actor: Actor, now: Date, key: string, id: string) {
  const ticket = await loadForNote(tx, actor, key);
  const row = await loadScheduled(tx, ticket, id);
  if (row.author_id !== personIdOf(actor) && !mayWorkOn(actor, factsOf(ticket))) throw new Problem(403, "not_allowed");
  const files = await filesOf(tx, [id]);
  await deleteScheduled(tx, id);
  await releaseFiles(
    tx,
    row.author_id,
    files.map((file) => file.id),
    now,
  );
  await addToDraft(tx, row.author_id, now, `reply:${ticket.id}`, row.body);
  await publish(tx, { type: "ticket.reply_unscheduled", actorId: actor.personId, ticketId: ticket.id, data: {} }, now);
  return { body: row.body, attachments: files.map(presentAttachment) };
}
