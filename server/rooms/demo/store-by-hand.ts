import { sql, tables, type Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";

export async function organizationNamed(db: Db, name: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from organization_card where name = ${name}`.execute(tables(db));
  return rows[0]?.id;
}

/** Ids of tickets that somebody works on, the newest first. */
export async function openWith(db: Db, personId: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from ticket where assignee_id = ${personId} and status = 'open'
    order by opened_at desc limit ${limit}`.execute(tables(db));
  return rows.map(({ id }) => id);
}

/** Tickets that were solved since then, with who solved them; spread over their numbers, so that every team is among them. */
export async function doneWith(db: Db, since: Date, limit: number) {
  const { rows } = await sql<{ id: string; assignee_id: string; resolved_at: Date }>`
    select id, assignee_id, resolved_at from ticket
    where resolved_at > ${since} and assignee_id is not null and not restricted and opened_at < resolved_at - interval '5 hours'
    order by number % 7, number limit ${limit}`.execute(tables(db));
  return rows;
}

export async function openPromiseOf(db: Db, ticketId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from promise where ticket_id = ${ticketId} and state = 'open'`.execute(tables(db));
  return rows[0]?.id;
}

/** By when whoever asked was to hear more while it was open, and did: one in six too late. */
export const updateBefore = async (db: Db, ticketId: string, made: Date, due: Date, done: Date): Promise<void> =>
  void (await sql`insert into promise (id, ticket_id, team_id, what, told, due_at, remind_minutes, remind_at, state, done_at, made_at, ended_at)
    select ${newId()}, id, team_id, 'update', true, due, 0, due, case when number % 6 = 0 then 'broken' else 'kept' end, ${done}, ${made}, ${done}
    from (select *, case when number % 6 = 0 then ${due}::timestamptz else ${done}::timestamptz end as due from ticket where id = ${ticketId}) t`.execute(
    tables(db),
  ));
