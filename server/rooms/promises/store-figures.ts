import type { Actor } from "../../platform/actor.ts";
import { sql, tables, type Db } from "../../platform/db.ts";
import { scopeOf } from "../tickets/index.ts";
import type { PromiseTables } from "./tables.ts";

export interface FigureRow {
  team_id: string;
  team: string;
  person_id: string;
  person: string;
  kept: number;
  broken: number;
}

/** By team and technician, of the tickets that the actor may see. Rides promise_made_idx. */
export async function countKept(db: Db, actor: Actor, from: Date, to: Date): Promise<FigureRow[]> {
  const { rows } = await sql<FigureRow>`
    select p.team_id, team.name as team, p.promised_by as person_id, person.name as person,
      (count(*) filter (where p.state = 'kept'))::int as kept, (count(*) filter (where p.state = 'broken'))::int as broken
    from promise p join ticket on ticket.id = p.ticket_id
      join team_card team on team.id = p.team_id join person_card person on person.id = p.promised_by
    where p.state in ('kept', 'broken') and p.due_at >= ${from} and p.due_at < ${to} and ${scopeOf(actor)}
    group by 1, 2, 3, 4 order by 2, 4, 1, 3`.execute(tables<PromiseTables>(db));
  return rows;
}
