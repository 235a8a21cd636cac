import type { TicketLink, TicketLinks } from "../../../contract/links.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { asSeen } from "./kinds.ts";
import { countChildren, linksOf, type ListedLink } from "./store.ts";

const named = (id: string | null, name: string | null) => (id && name !== null ? { id, name } : null);

const presentLink = (row: ListedLink, here: string): TicketLink => ({
  id: row.id,
  kind: asSeen(row, here),
  ticket: {
    id: row.other_id,
    number: row.number,
    subject: row.subject,
    status: row.status,
    priority: row.priority,
    team: row.team_name,
    due_at: row.due_at?.toISOString() ?? null,
    assignee: named(row.assignee_id, row.assignee_name),
    requester: named(row.requester_id, row.requester_name),
  },
  task: row.task,
  mandatory: row.mandatory,
  linked_by: named(row.linked_by, row.linked_by_name),
  linked_at: row.linked_at.toISOString(),
});

/** What a ticket, whose inside the caller has loaded, is linked to, as this reader may see it. */
export async function presentLinks(db: Db, actor: Actor, ticketId: string): Promise<TicketLinks> {
  const [rows, children] = await Promise.all([linksOf(db, actor, ticketId), countChildren(db, actor, ticketId)]);
  return { items: rows.map((row) => presentLink(row, ticketId)), children };
}
