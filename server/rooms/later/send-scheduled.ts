import type { TimelineEntry } from "../../../contract/tickets.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { releaseFiles } from "../files/index.ts";
import { loadFor, reply } from "../tickets/index.ts";
import { loadMine } from "./load-scheduled.ts";
import { deleteScheduled, filesOf, type ScheduledRow } from "./store.ts";

/** Makes the reply of it that it was meant to be, in the transaction in which its row goes: once. */
export async function leave(tx: Db, author: Actor, now: Date, row: ScheduledRow): Promise<TimelineEntry> {
  const attachments = (await filesOf(tx, [row.id])).map(({ id }) => id);
  await deleteScheduled(tx, row.id);
  await releaseFiles(tx, row.author_id, attachments, now);
  return reply(tx, author, now, row.ticket_id, { body: row.body, wait: row.wait, attachments });
}

/** Its author does not wait any longer, whatever was written meanwhile. */
export async function sendScheduled(tx: Db, actor: Actor, now: Date, key: string, id: string): Promise<TimelineEntry> {
  const ticket = await loadFor(tx, actor, key, "reply");
  return leave(tx, actor, now, await loadMine(tx, actor, ticket, id));
}
