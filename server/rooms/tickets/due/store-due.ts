import type { TicketSummary } from "../../../../contract/tickets.ts";
import { sql, tables, type Db } from "../../../platform/db.ts";
import { promisedSinceOf } from "../store-promised.ts";
import type { TicketTables } from "../tables.ts";
import type { Placed } from "./when-due.ts";

/** Of the row `ticket`: the teams that had it. Rides stay_ticket_idx. */
export const staysOfIt = sql<{ team_id: string; from_at: string }[]>`(select coalesce(json_agg(json_build_object('team_id', s.team_id,
  'from_at', s.from_at) order by s.from_at, s.id), '[]') from stay s where s.ticket_id = ticket.id)`;
/** Of the row `ticket`: by how many minutes it was promised to be due then. Rides the key of due_by_minutes. */
export const keptMinutes = sql<
  number | null
>`(select m.minutes from due_by_minutes m where m.ticket_id = ticket.id and m.due_at = ticket.due_at)`;
/** Of the row `ticket`: whether somebody said when it is due. */
export const byHand = sql<boolean>`exists (select from due_by_hand h where h.ticket_id = ticket.id and h.due_at = ticket.due_at)`;

/** In whose hours those of these are due that are worked on. Rides the keys of due_by_minutes and ticket_clock. */
export async function dueHoursOf(db: Db, ids: readonly string[]): Promise<Map<string, NonNullable<TicketSummary["due_hours"]>>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ ticket_id: string; minutes: number; calendar_id: string }>`select ticket_id, minutes, calendar_id
    from due_hours_card where ticket_id = any(${[...ids]}::uuid[]) and calendar_id is not null`.execute(tables<TicketTables>(db));
  return new Map(rows.map(({ ticket_id, minutes, calendar_id: calendar }) => [ticket_id, { minutes, calendar }]));
}

/** `active`: only as long as it is worked on. */
export async function readPlaced(db: Db, id: string, active = false): Promise<Placed | undefined> {
  const { rows } = await sql<Placed>`select ticket.team_id, ticket.site_id, ticket.due_at, ${promisedSinceOf} as promised_since,
    ${staysOfIt} as stays, ${byHand} as due_by_hand,
    ${keptMinutes} as due_minutes from ticket where ticket.id = ${id} and (ticket.active or not ${active}::boolean)`.execute(tables<TicketTables>(db));
  return rows[0];
}

export const noteByHand = async (tx: Db, ticketId: string, due_at: Date): Promise<void> =>
  void (await sql`insert into due_by_hand (ticket_id, due_at) values (${ticketId}, ${due_at})`.execute(tables<TicketTables>(tx)));

/** Sets when tickets are due; answers those that were due at another time. Nobody has changed them, so their version stays. */
export async function moveDue(tx: Db, moved: readonly { ticket_id: string; due_at: Date }[]): Promise<string[]> {
  if (moved.length === 0) return [];
  const { rows } = await sql<{ id: string }>`update ticket set due_at = g.due_at
    from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) g (ticket_id uuid, due_at timestamptz)
    where ticket.id = g.ticket_id and ticket.due_at is distinct from g.due_at returning ticket.id`.execute(tables<TicketTables>(tx));
  return rows.map(({ id }) => id);
}

export async function keepMinutes(tx: Db, kept: readonly { ticket_id: string; due_at: Date; minutes: number }[]): Promise<void> {
  if (kept.length === 0) return;
  await sql`insert into due_by_minutes (ticket_id, due_at, minutes) select ticket_id, due_at, minutes
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as g (ticket_id uuid, due_at timestamptz, minutes integer)
    on conflict (ticket_id, due_at) do update set minutes = excluded.minutes`.execute(tables<TicketTables>(tx));
}
