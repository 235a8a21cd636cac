import type { TicketMerge } from "../../../../contract/merges.ts";
import type { Actor } from "../../../platform/actor.ts";
import { sql, type Db } from "../../../platform/db.ts";
import { mayReadInside } from "../policy.ts";
import { factsOf } from "../store.ts";
import { mergesOf, type ListedMerge } from "../store-merge.ts";
import { selectTickets } from "../store-rows.ts";

const named = (id: string | null, name: string | null) => (id && name !== null ? { id, name } : null);

const presentMerge = (row: ListedMerge): TicketMerge => ({
  id: row.id,
  from: {
    id: row.from_id,
    number: row.from_number,
    subject: row.from_subject,
    requester: named(row.requester_id, row.requester_name),
    version: row.from_version,
  },
  into: { id: row.into_id, number: row.into_number, subject: row.into_subject },
  shared: row.shared,
  merged_by: named(row.merged_by, row.merged_by_name),
  merged_at: row.merged_at.toISOString(),
});

/** The merges of a ticket whose inside the caller has loaded, as far as the reader may see the others' inside. */
export async function presentMerges(db: Db, actor: Actor, ticketId: string): Promise<TicketMerge[]> {
  const rows = await mergesOf(db, ticketId);
  if (rows.length === 0) return [];
  const ids = [...new Set(rows.flatMap(({ from_id, into_id }) => [from_id, into_id]))];
  const tickets = await selectTickets(db, sql<boolean>`ticket.id = any(${ids}::uuid[])`, undefined, ids.length);
  const seen = new Set(tickets.filter((ticket) => mayReadInside(actor, factsOf(ticket))).map(({ id }) => id));
  return rows.filter(({ from_id, into_id }) => seen.has(from_id) && seen.has(into_id)).map(presentMerge);
}
