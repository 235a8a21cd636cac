import { sql, tables, type Db } from "../../platform/db.ts";
import { byKey } from "./store.ts";
import type { StayOutcome, TicketTables } from "./tables.ts";

/** What a technician sees beside a ticket's row. */
export interface Beside {
  stays: {
    id: string;
    team_id: string;
    team_key: string;
    team_name: string;
    tier: number;
    from_at: Date;
    to_at: Date | null;
    outcome: StayOutcome | null;
    accepted_at: Date | null;
    accepted_by: string | null;
    acceptor_name: string | null;
  }[];
  watchers: { id: string; name: string; technician: boolean }[];
  stopwatch: { id: string; started_at: Date; technician_id: string } | null;
}

const stays = sql`(select coalesce(json_agg(s order by s.from_at, s.id), '[]') from (
  select stay.id, stay.team_id, team.key as team_key, team.name as team_name, stay.tier, stay.from_at, stay.to_at, stay.outcome,
    stay.accepted_at, stay.accepted_by, acceptor.name as acceptor_name
  from stay join team_card team on team.id = stay.team_id left join person_card acceptor on acceptor.id = stay.accepted_by
  where stay.ticket_id = ticket.id) s)`;
const watchers = sql`(select coalesce(json_agg(w order by w.name collate as_read), '[]') from (
  select person.id, person.name, exists (select from technician where technician.person_id = person.id) as technician
  from watcher join person_card person on person.id = watcher.person_id where watcher.ticket_id = ticket.id) w)`;
const stopwatch = (personId: string | null) => sql`(select row_to_json(r) from (
  select id, started_at, technician_id from time_entry
  where ticket_id = ticket.id and technician_id = ${personId} and ended_at is null limit 1) r)`;

const date = (at: Date | string | null): Date | null => (at === null ? null : new Date(at));

/** By the ticket's id or number, in one statement, so that it travels with the ticket itself; undefined when there is none. */
export async function besideTicket(db: Db, key: string, personId: string | null): Promise<Beside | undefined> {
  const condition = byKey(key);
  if (!condition) return undefined;
  const { rows } = await sql<Beside>`
    select ${stays} as stays, ${watchers} as watchers, ${stopwatch(personId)} as stopwatch from ticket where ${condition}`.execute(
    tables<TicketTables>(db),
  );
  const [read] = rows;
  // JSON has no dates.
  return (
    read && {
      ...read,
      stays: read.stays.map((stay) => ({
        ...stay,
        from_at: new Date(stay.from_at),
        to_at: date(stay.to_at),
        accepted_at: date(stay.accepted_at),
      })),
      stopwatch: read.stopwatch && { ...read.stopwatch, started_at: new Date(read.stopwatch.started_at) },
    }
  );
}
