import { sql, tables, type Db } from "../../platform/db.ts";
import type { TicketTables } from "./tables.ts";

const open = (db: Db) => tables<TicketTables>(db);

/** Which of these stand in a ticket as replies or notes. */
export async function entriesIn(db: Db, ticketId: string, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from reply where ticket_id = ${ticketId} and id = any(${[...ids]}::uuid[])
    union all select id from note where ticket_id = ${ticketId} and id = any(${[...ids]}::uuid[])`.execute(open(db));
  return new Set(rows.map(({ id }) => id));
}

/** Entries with their files go to another ticket; what is public and what is not stay on their shelves. */
export async function giveEntries(tx: Db, from: string, ids: readonly string[], to: string): Promise<void> {
  const chosen = sql`any(${[...ids]}::uuid[])`;
  for (const shelf of ["reply", "note"] as const) {
    await sql`update ${sql.table(shelf)} set ticket_id = ${to} where ticket_id = ${from} and id = ${chosen}`.execute(open(tx));
  }
  for (const shelf of ["attachment", "note_attachment"] as const) {
    await sql`update ${sql.table(shelf)} set ticket_id = ${to} where ticket_id = ${from} and entry_id = ${chosen}`.execute(open(tx));
  }
}

/** Whose turn it is by what stands there now, and when the desk first answered. */
export async function turnIn(db: Db, ticketId: string): Promise<{ awaits: "requester" | "technician"; answered: Date | null }> {
  const { rows } = await sql<{ last: boolean | null; answered: Date | null }>`
    select (select from_technician from reply where ticket_id = ${ticketId} order by at desc, id desc limit 1) as last,
      (select min(at) from reply where ticket_id = ${ticketId} and from_technician) as answered`.execute(open(db));
  return { awaits: rows[0]?.last ? "requester" : "technician", answered: rows[0]?.answered ?? null };
}

/** What opening cannot know of a ticket that goes on with another one's words. */
export const inherit = (tx: Db, from: string, to: string) =>
  sql`update ticket set organization_id = source.organization_id, site_id = source.site_id, room_id = source.room_id,
      restricted = source.restricted, confidential = source.confidential, reader_ids = source.reader_ids, mailbox_id = source.mailbox_id, assignee_id = source.assignee_id
    from ticket source where source.id = ${from} and ticket.id = ${to}`.execute(open(tx));

export interface SplitFact {
  into_id: string;
  entries: string[];
}

/** What a split did, by the fact that it left; undefined once it was undone. */
export async function findSplit(db: Db, ticketId: string, id: string): Promise<SplitFact | undefined> {
  const { rows } = await sql<{ data: SplitFact }>`
    select data from event split where id = ${id} and ticket_id = ${ticketId} and type = 'ticket.split' and data ? 'entries'
      and not exists (select from event undone where undone.ticket_id = ${ticketId} and undone.type = 'ticket.split_undone'
        and undone.data ->> 'split_id' = ${id})`.execute(open(db));
  return rows[0]?.data;
}
