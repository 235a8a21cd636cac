import type { Actor } from "../../platform/actor.ts";
import { sql, tables, type Db, type RawBuilder } from "../../platform/db.ts";
import type { OwnQueue, Tallied } from "./queue-tally.ts";
import { dueSoon, soonNow, type Soon } from "./due/soon.ts";
import { inQueue, myTeams } from "./store-lists.ts";
import { scopeOf } from "./store-scope.ts";

/** All open and solved tickets of a scope, in as many rows as there are kinds of them (indexes hold just those). */
export async function tallyOf(db: Db, scope: RawBuilder<boolean>, now: Date): Promise<Tallied[]> {
  const soon = await soonNow(db, now);
  const { rows } = await sql<Tallied>`
    select team_id, assignee_id, active, accepted, status = 'waiting' as waiting, awaits = 'technician' as my_turn,
      coalesce(${dueSoon(soon)}, false) as soon, count(*)::int as number
    from ticket where (ticket.active or ticket.status = 'resolved') and ${scope}
    group by 1, 2, 3, 4, 5, 6, 7`.execute(tables(db));
  return rows;
}

/** What is asked for each person apart: a few tickets each. */
export interface OwnCounts extends Record<OwnQueue, number> {
  /** Offered to them, besides what their teams have to accept. */
  offered: number;
}

/** Rides offer_technician_idx, promise_open_idx and mention_person_idx. */
export async function countOwn(db: Db, actor: Actor, now: Date): Promise<OwnCounts> {
  // None of these asks what is due soon.
  const soon: Soon = { plain: now, later: [] };
  const count = (condition: RawBuilder<boolean>) => sql`(select count(*)::int from ticket where ${condition} and ${scopeOf(actor)})`;
  const { rows } = await sql<OwnCounts>`select
    ${count(inQueue("promised", actor, soon))} as promised,
    ${count(inQueue("mentions", actor, soon))} as mentions,
    ${count(inQueue("handed_to_me", actor, soon))} as handed_to_me,
    ${count(sql`${inQueue("handed_to_me", actor, soon)} and not (not ticket.accepted and ${myTeams(actor)})`)} as offered`.execute(
    tables(db),
  );
  return rows[0] ?? { promised: 0, mentions: 0, handed_to_me: 0, offered: 0 };
}
