import type { Db } from "../../../platform/db.ts";
import { Problem } from "../../../platform/problem.ts";
import { actorFor } from "../../access/index.ts";
import { mayReadTicket } from "../policy.ts";
import { factsOf } from "../store.ts";
import type { TicketRow } from "../store-rows.ts";

/** Who follows the one, and asked in it. */
const peopleOf = (row: TicketRow): string[] => [
  ...new Set([row.requester_id, row.on_behalf_of_id, ...row.watcher_ids].filter((id) => id !== null)),
];

async function mayRead(db: Db, id: string, ticket: TicketRow): Promise<boolean> {
  try {
    return mayReadTicket(await actorFor(db, id), factsOf(ticket));
  } catch (error) {
    // A closed account reads nothing.
    if (error instanceof Problem && error.status === 404) return false;
    throw error;
  }
}

/**
 * Who follows the other one from now on: of those who follow the merged one whoever may read it anyway; where the two are shared all who
 * took part. `apart`: those who took part and will read nothing of it.
 */
export async function whoJoins(db: Db, from: TicketRow, into: TicketRow, share: boolean): Promise<{ joins: string[]; apart: string[] }> {
  const joins: string[] = [];
  const apart: string[] = [];
  for (const id of peopleOf(from)) {
    if (peopleOf(into).includes(id)) continue;
    const reads = await mayRead(db, id, into);
    if (share || (reads && from.watcher_ids.includes(id))) joins.push(id);
    else if (!reads) apart.push(id);
  }
  return { joins, apart };
}
