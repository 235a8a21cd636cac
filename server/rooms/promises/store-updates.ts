import type { Selectable } from "kysely";
import type { Actor } from "../../platform/actor.ts";
import { sql, tables, type Db } from "../../platform/db.ts";
import { scopeOf } from "../tickets/index.ts";
import type { PromiseTables } from "./tables.ts";

const open = (db: Db) => tables<PromiseTables>(db);

/** What the next word on a ticket is counted from; `id` and what follows it: the word that is owed now. */
export type UpdateRow = Selectable<PromiseTables["update_history_card"]>;

export const updatesOf = (db: Db, ticketIds: readonly string[]): Promise<UpdateRow[]> =>
  open(db)
    .selectFrom("update_history_card")
    .selectAll()
    .where(sql<boolean>`ticket_id = any(${[...ticketIds]}::uuid[])`)
    .execute();

/** Open tickets on which no word is owed, though one may be, from an id on. What is open is found first, and then put in order: it is little of all. */
export async function openWithout(db: Db, after: string | null, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`with going as materialized (
      select id from ticket where active and discarded_at is null and merged_into_id is null
        and (waiting_reason is null or waiting_reason not in ('requester', 'scheduled')))
    select id from going where ${after === null ? sql<boolean>`true` : sql<boolean>`id > ${after}`}
      and not exists (select from promise p where p.ticket_id = going.id and p.what = 'update' and p.done_at is null
        and p.state in ('open', 'broken'))
    order by id limit ${limit}`.execute(open(db));
  return rows.map(({ id }) => id);
}

/** Tickets on which a word is owed though none can be, from an id on. Rides promise_update_idx. */
export async function overWith(db: Db, after: string | null, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select t.id from promise p join ticket t on t.id = p.ticket_id
    where p.what = 'update' and p.done_at is null and p.state in ('open', 'broken') and ${after === null ? sql<boolean>`true` : sql<boolean>`t.id > ${after}`}
      and (not t.active or t.discarded_at is not null or t.merged_into_id is not null
        or (t.status = 'waiting' and t.waiting_reason in ('requester', 'scheduled')))
    order by t.id limit ${limit}`.execute(open(db));
  return rows.map(({ id }) => id);
}

/** An answer was taken back: the word that it began goes, and the one that it kept is owed again. */
export async function restoreUpdates(tx: Db, taken: readonly { ticket_id: string; at: string }[]): Promise<void> {
  if (taken.length === 0) return;
  const given = sql`jsonb_to_recordset(${JSON.stringify(taken)}::jsonb) g (ticket_id uuid, at timestamptz)`;
  await sql`delete from promise p using ${given} where p.ticket_id = g.ticket_id and p.what = 'update' and p.state = 'open'
    and p.done_at is null and p.moved = 0 and date_trunc('milliseconds', p.made_at) = g.at`.execute(open(tx));
  await sql`update promise p set state = case p.state when 'kept' then 'open' else 'broken' end, done_at = null,
      ended_at = case p.state when 'kept' then null else p.ended_at end
    from ${given} where p.ticket_id = g.ticket_id and p.what = 'update' and p.state in ('kept', 'broken') and p.done_by is null
      and date_trunc('milliseconds', p.done_at) = g.at
      and not exists (select from promise live where live.ticket_id = p.ticket_id and live.what = 'update' and live.done_at is null
        and live.state in ('open', 'broken'))`.execute(open(tx));
}

/** Nobody takes these tickets away meanwhile. In the order of their ids. */
export async function holdTickets(tx: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`select from ticket where id = any(${[...ids]}::uuid[]) order by id for key share`.execute(open(tx));
}

export interface Ended {
  id: string;
  was: Date;
  state: "kept" | "broken" | "withdrawn";
  done_at: Date | null;
}

/** Ends what was owed, as it was read: what somebody has moved meanwhile is looked at again later. Counted for the team that has the ticket. */
export async function endUpdates(tx: Db, ended: readonly Ended[], at: Date): Promise<void> {
  if (ended.length === 0) return;
  await sql`update promise p set state = g.state, done_at = g.done_at, ended_at = coalesce(p.ended_at, ${at}),
      team_id = (select t.team_id from ticket t where t.id = p.ticket_id)
    from jsonb_to_recordset(${JSON.stringify(ended)}::jsonb) g (id uuid, was timestamptz, state text, done_at timestamptz)
    where p.id = g.id and p.done_at is null and p.state in ('open', 'broken')
      and date_trunc('milliseconds', p.due_at) = date_trunc('milliseconds', g.was)`.execute(open(tx));
}

export interface Begun {
  id: string;
  ticket_id: string;
  team_id: string;
  made_at: Date;
  due_at: Date;
  remind_at: Date;
  remind_minutes: number;
  /** As it was made: nobody is warned of it, nor told when it is broken. */
  reminded_at: Date | null;
}

/** Gives the next word, where none is owed. Rides promise_update_idx. */
export async function beginUpdates(tx: Db, begun: readonly Begun[]): Promise<void> {
  if (begun.length === 0) return;
  await sql`insert into promise (id, ticket_id, team_id, what, told, due_at, remind_minutes, remind_at, reminded_at, made_at)
    select id, ticket_id, team_id, 'update', true, due_at, remind_minutes, remind_at, reminded_at, made_at
    from jsonb_to_recordset(${JSON.stringify(begun)}::jsonb) g (id uuid, ticket_id uuid, team_id uuid, due_at timestamptz,
      remind_minutes smallint, remind_at timestamptz, reminded_at timestamptz, made_at timestamptz)
    on conflict (ticket_id) where what = 'update' and done_at is null and state in ('open', 'broken') do nothing`.execute(open(tx));
}

/** Brings forward what nobody has moved. */
export async function hastenUpdates(tx: Db, sooner: readonly Pick<Begun, "id" | "due_at" | "remind_at">[]): Promise<void> {
  if (sooner.length === 0) return;
  await sql`update promise p set due_at = g.due_at, remind_at = g.remind_at, reminded_at = null
    from jsonb_to_recordset(${JSON.stringify(sooner)}::jsonb) g (id uuid, due_at timestamptz, remind_at timestamptz)
    where p.id = g.id and p.state = 'open' and p.moved = 0 and p.due_at > g.due_at`.execute(open(tx));
}

/** The words that are owed on somebody's own open tickets, the first one first. Rides what they have, or asked for. */
export async function updatesOfMine(db: Db, actor: Actor, as: "technician" | "requester", until: Date) {
  const mine =
    as === "technician"
      ? sql<boolean>`ticket.assignee_id = ${actor.personId} and p.due_at <= ${until}`
      : sql<boolean>`(ticket.requester_id = ${actor.personId} or ticket.on_behalf_of_id = ${actor.personId})`;
  const { rows } = await sql<{ id: string; number: number; due_at: Date; moved: number }>`
    select ticket.id, ticket.number, p.due_at, p.moved from ticket join promise p on p.ticket_id = ticket.id
    where p.what = 'update' and p.done_at is null and p.state in ('open', 'broken') and ticket.active and ticket.discarded_at is null
      and ${mine} and ${scopeOf(actor, as === "requester" ? "requester" : undefined)}
    order by p.due_at, p.id limit 500`.execute(open(db));
  return rows;
}

/** How many words are owed on open tickets of a priority. Rides promise_update_idx. */
export async function countOwed(db: Db, priority: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from promise p join ticket t on t.id = p.ticket_id
    where p.what = 'update' and p.done_at is null and p.state in ('open', 'broken') and t.active and t.priority = ${priority}`.execute(
    open(db),
  );
  return rows[0]?.n ?? 0;
}
