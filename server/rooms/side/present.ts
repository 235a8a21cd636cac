import type { SideConversation, SideMessage } from "../../../contract/side.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { notFound } from "../../platform/problem.ts";
import { presentAttachment } from "../files/index.ts";
import { factsOf, mayWorkOn, wholeOf, type TicketRow } from "../tickets/index.ts";
import { filesOf, messagesOf, sidesOf, type ListedMessage } from "./store.ts";

const presentMessage = (row: ListedMessage, files: Awaited<ReturnType<typeof filesOf>>): SideMessage => ({
  id: row.id,
  at: row.at.toISOString(),
  author: row.author_id ? { id: row.author_id, name: row.author_name ?? "" } : null,
  from: row.from_address === null ? null : { name: row.from_name ?? "", address: row.from_address },
  body: row.body,
  automatic: row.automatic,
  mail_id: row.mail_id,
  attachments: files.filter(({ message_id }) => message_id === row.id).map(presentAttachment),
});

/** What is written beside a ticket, for a reader of its inside. */
export async function presentAll(db: Db, actor: Actor, ticket: TicketRow): Promise<SideConversation[]> {
  const rows = await sidesOf(db, wholeOf(ticket));
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const [messages, files] = await Promise.all([messagesOf(db, ids), filesOf(db, ids)]);
  const works = ticket.merged_into_id === null && mayWorkOn(actor, factsOf(ticket));
  return rows.map((row) => ({
    id: row.id,
    subject: row.subject,
    with: { name: row.vendor_name, address: row.vendor_address },
    opened_by: { id: row.opened_by, name: row.opener_name },
    opened_at: row.opened_at.toISOString(),
    closed:
      row.closed_at && row.closed_by ? { at: row.closed_at.toISOString(), by: { id: row.closed_by, name: row.closer_name ?? "" } } : null,
    messages: messages.filter(({ side_id }) => side_id === row.id).map((message) => presentMessage(message, files)),
    can: { write: works, close: works && row.closed_at === null, reopen: works && row.closed_at !== null },
  }));
}

export async function presentOne(db: Db, actor: Actor, ticket: TicketRow, id: string): Promise<SideConversation> {
  const found = (await presentAll(db, actor, ticket)).find((one) => one.id === id);
  if (!found) throw notFound("side_conversation");
  return found;
}
