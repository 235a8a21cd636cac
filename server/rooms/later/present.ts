import type { ScheduledReply } from "../../../contract/later.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { notFound } from "../../platform/problem.ts";
import { presentAttachment } from "../files/index.ts";
import { factsOf, mayWorkOn, type TicketRow } from "../tickets/index.ts";
import { filesOf, listScheduled, type ListedRow } from "./store.ts";

const present = (actor: Actor, ticket: TicketRow, row: ListedRow, files: Awaited<ReturnType<typeof filesOf>>): ScheduledReply => ({
  id: row.id,
  author: { id: row.author_id, name: row.author_name },
  body: row.body,
  attachments: files.filter(({ reply_id }) => reply_id === row.id).map(presentAttachment),
  wait: row.wait,
  send_at: row.send_at.toISOString(),
  created_at: row.created_at.toISOString(),
  held: row.held,
  can: { change: row.author_id === actor.personId, cancel: row.author_id === actor.personId || mayWorkOn(actor, factsOf(ticket)) },
});

/** What waits in a ticket, as this reader may act on it. */
export async function presentAll(db: Db, actor: Actor, ticket: TicketRow): Promise<ScheduledReply[]> {
  const rows = await listScheduled(db, ticket.id);
  if (rows.length === 0) return [];
  const files = await filesOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => present(actor, ticket, row, files));
}

export async function presentOne(db: Db, actor: Actor, ticket: TicketRow, id: string): Promise<ScheduledReply> {
  const found = (await presentAll(db, actor, ticket)).find((one) => one.id === id);
  if (!found) throw notFound("reply");
  return found;
}
