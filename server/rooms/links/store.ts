import type { Insertable, Selectable } from "kysely";
import type { Priority } from "../../../contract/catalog.ts";
import type { Status } from "../../../contract/tickets.ts";
import type { Actor } from "../../platform/actor.ts";
import { sql, tables, type Db } from "../../platform/db.ts";
import { insideScopeOf } from "../tickets/index.ts";
import type { LinkTables, StoredKind } from "./tables.ts";

const open = (db: Db) => tables<LinkTables>(db);

export type LinkRow = Selectable<LinkTables["ticket_link"]>;

export interface ListedLink extends LinkRow {
  other_id: string;
  number: number;
  subject: string;
  status: Status;
  active: boolean;
  priority: Priority;
  requester_id: string | null;
  requester_name: string | null;
  assignee_id: string | null;
  assignee_name: string | null;
  linked_by_name: string | null;
  team_name: string;
  due_at: Date | null;
}

/** More than these nobody reads; the children are counted all the same. */
const mostShown = 500;

/** What a ticket is linked to, as far as the reader may see inside the other one. Rides ticket_link_from_idx and ticket_link_to_idx. */
export async function linksOf(db: Db, actor: Actor, ticketId: string): Promise<ListedLink[]> {
  const { rows } = await sql<ListedLink>`
    select link.*, ticket.id as other_id, ticket.number, ticket.subject, ticket.status, ticket.active, ticket.priority,
      ticket.requester_id, requester.name as requester_name, ticket.assignee_id, assignee.name as assignee_name,
      linker.name as linked_by_name, team.name as team_name, ticket.due_at
    from (select l.*, l.to_id as other from ticket_link l where l.from_id = ${ticketId}
      union all select l.*, l.from_id as other from ticket_link l where l.to_id = ${ticketId}) link
    join linked_ticket_card ticket on ticket.id = link.other
    join team_card team on team.id = ticket.team_id
    left join person_card requester on requester.id = ticket.requester_id
    left join person_card assignee on assignee.id = ticket.assignee_id
    left join person_card linker on linker.id = link.linked_by
    where ticket.discarded_at is null and ${insideScopeOf(actor)}
    order by link.kind, ticket.active desc, ticket.number limit ${mostShown}`.execute(open(db));
  return rows;
}

/** How many children the reader may see that are open, and that are solved. */
export async function countChildren(db: Db, actor: Actor, ticketId: string): Promise<{ open: number; solved: number }> {
  const { rows } = await sql<{ open: number; solved: number }>`
    select count(*) filter (where ticket.active)::int as open, count(*) filter (where not ticket.active)::int as solved
    from ticket_link link join linked_ticket_card ticket on ticket.id = link.from_id
    where link.to_id = ${ticketId} and link.kind = 'child_of' and ticket.discarded_at is null and ${insideScopeOf(actor)}`.execute(
    open(db),
  );
  return rows[0] ?? { open: 0, solved: 0 };
}

/** Whether links of a kind lead from one ticket to another. */
export async function leadsTo(tx: Db, kind: StoredKind, from: string, to: string): Promise<boolean> {
  const { rows } = await sql`
    with recursive way as (
      select ${from}::uuid as id
      union select link.to_id from way join ticket_link link on link.from_id = way.id and link.kind = ${kind})
    select from way where id = ${to}`.execute(open(tx));
  return rows.length > 0;
}

/** What a ticket is linked to by a kind of which there is one. */
export const linkFrom = (db: Db, fromId: string, kind: StoredKind): Promise<LinkRow | undefined> =>
  open(db).selectFrom("ticket_link").selectAll().where("from_id", "=", fromId).where("kind", "=", kind).executeTakeFirst();

/** undefined: it stood there already. */
export const insertLink = (tx: Db, row: Insertable<LinkTables["ticket_link"]>): Promise<{ id: string } | undefined> =>
  open(tx)
    .insertInto("ticket_link")
    .values(row)
    .onConflict((at) => at.doNothing())
    .returning("id")
    .executeTakeFirst();

export const findLink = (db: Db, id: string): Promise<LinkRow | undefined> =>
  open(db).selectFrom("ticket_link").selectAll().where("id", "=", id).executeTakeFirst();

export const deleteLink = (tx: Db, id: string) => open(tx).deleteFrom("ticket_link").where("id", "=", id).execute();

/** Of these tickets the children of one whose inside the reader may see. */
export async function childrenAmong(db: Db, actor: Actor, parentId: string, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select ticket.id from ticket_link link join linked_ticket_card ticket on ticket.id = link.from_id
    where link.to_id = ${parentId} and link.kind = 'child_of' and link.from_id = any(${[...ids]}::uuid[])
      and ticket.discarded_at is null and ${insideScopeOf(actor)}`.execute(open(db));
  return new Set(rows.map(({ id }) => id));
}
