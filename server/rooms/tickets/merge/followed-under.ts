import type { Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { mayReadAsRequester } from "../policy.ts";
import { factsOf, findTicket } from "../store.ts";
import { originalOf } from "../store-merge.ts";
import type { TicketRow } from "../store-rows.ts";

/** The ticket under which a duplicate is followed, for a requester who may read that one, too; to others it is not there. */
export async function followedUnder(db: Db, actor: Actor, row: TicketRow) {
  const id = row.merged_into_id ?? (await originalOf(db, row.id));
  const other = id ? await findTicket(db, id) : undefined;
  if (!other || !mayReadAsRequester(actor, factsOf(other))) return null;
  return { id: other.id, number: other.number, subject: other.subject };
}
