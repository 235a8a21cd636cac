import type { Priority } from "../../../contract/catalog.ts";
import type { Actor } from "../../platform/actor.ts";
import { sql, tables, type Db, type RawBuilder } from "../../platform/db.ts";
import { literal } from "../../platform/prepared.ts";
import { scopeOf } from "./store-scope.ts";

const weights: Partial<Record<Priority, number>> = { critical: 3, high: 2 };

/** How much work a ticket is, in points. Pure. */
export const pointsOf = ({ priority, status }: { priority: Priority; status: string }): number =>
  (weights[priority] ?? 1) * (status === "waiting" ? 0.5 : 1);

/** As `pointsOf`. */
const points = sql`case t.priority when 'critical' then 3 when 'high' then 2 else 1 end * case t.status when 'waiting' then 0.5 else 1 end`;

type Work = Map<string, number>;
const byPerson = (rows: readonly { id: string; points: number }[]): Work => new Map(rows.map((row) => [row.id, row.points]));

/** The open work in the hands of these people, in points. Rides ticket_assignee_idx. */
export async function heldBy(db: Db, personIds: readonly string[]): Promise<Work> {
  const { rows } = await sql<{ id: string; points: number }>`
    select t.assignee_id as id, sum(${points})::float8 as points from ticket t
    where t.assignee_id = any(${[...personIds]}::uuid[]) and t.active and t.discarded_at is null and t.merged_into_id is null
    group by t.assignee_id`.execute(tables(db));
  return byPerson(rows);
}

/** What these people are asked to take and have not answered, in points. Rides offer_technician_idx. */
export async function offeredTo(db: Db, personIds: readonly string[]): Promise<Work> {
  const { rows } = await sql<{ id: string; points: number }>`
    select o.technician_id as id, sum(${points})::float8 as points from offer o join ticket t on t.id = o.ticket_id
    where o.technician_id = any(${[...personIds]}::uuid[]) and o.answer is null and t.active and t.discarded_at is null
      and t.merged_into_id is null and t.assignee_id is distinct from o.technician_id
    group by o.technician_id`.execute(tables(db));
  return byPerson(rows);
}

/** Pure. */
export const together = (held: Work, offered: Work): Work =>
  new Map([...held.keys(), ...offered.keys()].map((id) => [id, (held.get(id) ?? 0) + (offered.get(id) ?? 0)]));

/** The open work of these people in points, with what they are asked to take. */
export async function workOf(db: Db, personIds: readonly string[]): Promise<Work> {
  if (personIds.length === 0) return new Map();
  const [held, offered] = await Promise.all([heldBy(db, personIds), offeredTo(db, personIds)]);
  return together(held, offered);
}

/** Ids of what somebody has to do, of what the actor may read; what waits can wait with them. Rides ticket_assignee_idx. */
export async function openWorkOf(db: Db, actor: Actor, personId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select ticket.id from ticket where ticket.assignee_id = ${personId} and ticket.active
    and ticket.discarded_at is null and ticket.merged_into_id is null and ticket.status in ('new', 'open') and ${scopeOf(actor)}
    and not exists (select from offer o where o.ticket_id = ticket.id and o.answer is null)
    order by ticket.due_at, ticket.id limit 500`.execute(tables(db));
  return rows.map(({ id }) => id);
}

/** Who of these people had this person's ticket last, of those that everybody at the desk may know of. Rides ticket_requester_idx. */
export async function lastHelper(db: Db, requesterId: string, ticketId: string, among: readonly string[]): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select assignee_id as id from ticket where requester_id = ${requesterId} and id <> ${ticketId} and assignee_id = any(${[...among]}::uuid[])
      and not restricted and not confidential and discarded_at is null
    order by opened_at desc, id desc limit 1`.execute(tables(db));
  return rows[0]?.id ?? null;
}

/** A ticket as it came. */
export interface Arrival {
  id: string;
  number: number;
  subject: string;
  /** Who had it first. */
  team_id: string;
  site_id: string | null;
  requester_id: string | null;
  on_behalf_of_id: string | null;
  language: "en" | "nb" | null;
  priority: Priority;
  opened_at: Date;
  ended_at: Date | null;
  contacts: number;
}

/** What came since, of what the actor may read and a condition finds, newest first. Rides ticket_newest_idx. */
export async function arrivedSince(db: Db, actor: Actor, condition: RawBuilder<boolean>, since: Date, most: number): Promise<Arrival[]> {
  const { rows } = await sql<Arrival>`
    select ticket.id, ticket.number, ticket.subject, ticket.site_id, ticket.requester_id, ticket.on_behalf_of_id, ticket.priority,
      ticket.opened_at, coalesce(ticket.resolved_at, ticket.closed_at) as ended_at,
      coalesce((select s.team_id from stay s where s.ticket_id = ticket.id order by s.from_at, s.id limit 1), ticket.team_id) as team_id,
      (select p.language from person_card p where p.id = coalesce(ticket.on_behalf_of_id, ticket.requester_id)) as language,
      (select count(*)::int from contact_card c where c.ticket_id = ticket.id) as contacts
    from ticket where ${scopeOf(actor)} and ticket.opened_at >= ${since} and ticket.discarded_at is null
      and ticket.merged_into_id is null and ${condition}
    order by ticket.opened_at desc, ticket.id desc limit ${literal(most)}`.execute(tables(db));
  return rows;
}
