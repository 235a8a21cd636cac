import type { Actor } from "../../../platform/actor.ts";
import { sql, type Db } from "../../../platform/db.ts";
import { mayReadAsRequester } from "../policy.ts";
import { factsOf } from "../store.ts";
import { selectTickets, type TicketRow } from "../store-rows.ts";
import { mergedIds } from "./whole.ts";

/** What this reader gets to see through a ticket: ids, and the people whose calls are theirs to know of. */
export interface Through {
  ids: string[];
  people: string[];
}

type Asked = Pick<TicketRow, "requester_id" | "on_behalf_of_id" | "merged">;

const peopleOf = (row: Pick<TicketRow, "requester_id" | "on_behalf_of_id">) =>
  [row.requester_id, row.on_behalf_of_id].filter((id) => id !== null);

/**
 * Those inside read all that was merged into a ticket; its requesters what was shared, or what they may read as a ticket of its own.
 * Never by the right to the ticket that it is read through alone.
 */
export async function readThrough(db: Db, actor: Actor, ticket: Asked, audience: "technician" | "requester"): Promise<Through> {
  const ids = mergedIds(ticket);
  const own = { ids: [], people: peopleOf(ticket) };
  if (ids.length === 0) return own;
  if (audience === "technician") return { ...own, ids };
  const shared = new Set((ticket.merged ?? []).filter((one) => one.shared).map(({ id }) => id));
  const rows = await selectTickets(db, sql<boolean>`ticket.id = any(${ids}::uuid[])`, undefined, ids.length);
  const readable = rows.filter((row) => shared.has(row.id) || mayReadAsRequester(actor, factsOf(row)));
  return { ids: readable.map(({ id }) => id), people: [ticket, ...readable].flatMap(peopleOf) };
}
