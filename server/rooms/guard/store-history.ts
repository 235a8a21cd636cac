import { sql, tables, type Db } from "../../platform/db.ts";
import type { GuardTables } from "./tables.ts";

const own = (db: Db) => tables<GuardTables>(db);

/** As the index has it (0212), word for word. */
const aboutAccounts = sql`split_part(e.type, '.', 1) in ('password', 'factor', 'factors', 'recovery_code', 'recovery_codes', 'account', 'account_action',
    'person', 'sign_in_code', 'session', 'verification', 'guard', 'sms', 'view_as')`;

export interface HistoryRow {
  id: string;
  type: string;
  at: Date;
  exact_at: string;
  actor_id: string | null;
  actor: string | null;
  ticket_id: string | null;
  ticket_number: number | null;
  data: Record<string, unknown>;
}

/** Newest first, one more than asked for. Rides event_account_idx. */
export async function historyOf(
  db: Db,
  personId: string,
  after: readonly (string | number)[] | null,
  limit: number,
): Promise<HistoryRow[]> {
  const behind = after ? sql`and (e.at, e.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``;
  const { rows } = await sql<HistoryRow>`
    select e.id, e.type, e.at, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as exact_at, e.actor_id, p.name as actor,
      e.ticket_id, t.number as ticket_number, e.data
    from event e left join person_card p on p.id = e.actor_id left join ticket_card t on t.id = e.ticket_id
    where e.person_id = ${personId} and ${aboutAccounts} ${behind}
    order by e.at desc, e.id desc limit ${limit + 1}`.execute(own(db));
  return rows;
}

interface Counted {
  /** Failed or refused verifications of the person. */
  failed: number;
  /** By which technicians. */
  technicians: string[];
}

/** What went wrong with somebody's verifications since. Rides event_account_idx. */
export async function failuresOf(db: Db, personId: string, since: Date): Promise<Counted> {
  const { rows } = await sql<Counted>`
    select count(*)::int as failed, coalesce(array_agg(distinct coalesce(e.data->>'technician_id', e.actor_id::text)) filter (where coalesce(e.data->>'technician_id', e.actor_id::text) is not null), '{}') as technicians from event e
    where e.person_id = ${personId} and ${aboutAccounts} and e.type in ('verification.failed', 'verification.evidence_refused') and e.at > ${since}
      and coalesce(e.data->>'reason', '') not in ('only_viewing', 'session_needed', 'own_verification', 'evidence_needed', 'evidence_never', 'account_locked')`.execute(
    own(db),
  );
  return rows[0] ?? { failed: 0, technicians: [] };
}

/** What a technician began at somebody's account: when it was proved, not when it was done after a wait. */
const sensitive = sql`e.type = 'verification.used' and e.data->>'action' <> 'unlock'`;

/** When one technician began them, since. Rides event_actor_idx. */
export async function begunBy(db: Db, technicianId: string, since: Date): Promise<Date[]> {
  const { rows } = await sql<{ at: Date }>`
    select e.at from event e where e.actor_id = ${technicianId} and e.at > ${since} and ${sensitive} order by e.at desc limit 20`.execute(
    own(db),
  );
  return rows.map(({ at }) => at);
}

/** By which calendars somebody works: their own, or those of their teams. */
export const hoursOf = (db: Db, personId: string): Promise<GuardTables["technician_hours"][]> =>
  own(db).selectFrom("technician_hours").selectAll().where("person_id", "=", personId).execute();

/** Who did what a notice tells of. */
export const actorOfEvent = async (db: Db, eventId: string): Promise<string | null> =>
  (await own(db).selectFrom("event").select("actor_id").where("id", "=", eventId).executeTakeFirst())?.actor_id ?? null;

/** How many alarms one technician raised by hand since. Rides event_actor_idx. */
export async function raisedBy(db: Db, technicianId: string, since: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from event e where e.actor_id = ${technicianId} and e.at > ${since} and e.type = 'guard.raised'`.execute(
    own(db),
  );
  return rows[0]?.count ?? 0;
}

/** How many sensitive actions one technician began since. Rides event_actor_idx. */
export async function resetsBy(db: Db, technicianId: string, since: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from event e where e.actor_id = ${technicianId} and e.at > ${since} and ${sensitive}`.execute(own(db));
  return rows[0]?.count ?? 0;
}

/** For how many people something sensitive was asked from the number that a ticket was called from, since. Rides contact_phone_idx. */
export async function askedFromNumberOf(db: Db, ticketId: string, since: Date): Promise<{ phone: string; people: number } | undefined> {
  const { rows } = await sql<{ phone: string; people: number }>`
    select c.phone, count(distinct e.person_id)::int as people
    from (select distinct phone from contact_number where ticket_id = ${ticketId}) as this
    join contact_number c on c.phone = this.phone and c.started_at > ${since}
    join event e on e.ticket_id = c.ticket_id and e.at > ${since} and e.type like 'verification.%'
    group by c.phone order by people desc limit 1`.execute(own(db));
  return rows[0];
}
