import type { Actor } from "../../platform/actor.ts";
import { sql, tables, type Db, type RawBuilder } from "../../platform/db.ts";
import type { Tallied } from "./queue-tally.ts";
import { myTeams, soonAfter } from "./store-lists.ts";
import { scopeOf } from "./store-scope.ts";

/** All open and solved tickets of a scope, in as many rows as there are kinds of them (indexes hold just those). */
export async function tallyOf(db: Db, scope: RawBuilder<boolean>, now: Date): Promise<Tallied[]> {
  const { rows } = await sql<Tallied>`
    select team_id, assignee_id, active, accepted, status = 'waiting' as waiting, awaits = 'technician' as my_turn,
      coalesce(due_at < ${soonAfter(now)}, false) as soon, count(*)::int as number
    from ticket where (ticket.active or ticket.status = 'resolved') and ${scope}
    group by 1, 2, 3, 4, 5, 6, 7`.execute(tables(db));
  return rows;
}

/** How many open tickets are offered to somebody besides those that their teams have to accept. Rides offer_technician_idx. */
export async function countOffered(db: Db, actor: Actor): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    select count(*)::int as number from ticket
    where ticket.id in (select ticket_id from offer where technician_id = ${actor.personId} and answer is null)
      and ticket.active and ${scopeOf(actor)} and not (not ticket.accepted and ${myTeams(actor)})`.execute(tables(db));
  return rows[0]?.number ?? 0;
}
