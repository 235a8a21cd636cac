import { sql, tables, type Db } from "../../../platform/db.ts";
import type { TicketValues } from "../store.ts";
import type { TicketTables } from "../tables.ts";

type Types = Record<string, string>;
type Given = Record<string, unknown>;

/** Columns of a ticket that are written for many at once, and what they are. */
const ticketTypes: { [K in keyof TicketValues]?: string } = {
  team_id: "uuid",
  tier: "int",
  assignee_id: "uuid",
  accepted: "boolean",
  status: "text",
  step: "text",
  waiting_reason: "text",
  waiting_until: "timestamptz",
  awaits: "text",
  first_answered_at: "timestamptz",
  impact: "int",
  urgency: "int",
  priority: "text",
  due_at: "timestamptz",
  tags: "text[]",
  category_id: "uuid",
  request_type_id: "uuid",
  kind: "text",
  resolution: "text",
  resolved_at: "timestamptz",
  closed_at: "timestamptz",
  solved_on_first_contact: "boolean",
  work_minutes: "int",
  restricted: "boolean",
  confidential: "boolean",
  reader_ids: "uuid[]",
};

/** Rows as one parameter, read as a table called `g`. Names and types are ours; nothing a person wrote is among them. */
const given = (rows: readonly Given[], types: Types) => sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g
  (${sql.join(Object.entries(types).map(([column, type]) => sql`${sql.ref(column)} ${sql.raw(type)}`))})`;

const typesOf = (columns: readonly string[]): Types =>
  Object.fromEntries(
    columns.map((column) => {
      const type = ticketTypes[column as keyof TicketValues];
      if (!type) throw new Error(`${column} is not written for many tickets at once`);
      return [column, type];
    }),
  );

/** As `updateTicket`, for many: one statement for all whose same columns change. */
export async function updateTickets(tx: Db, changes: readonly { id: string; values: TicketValues }[], now: Date): Promise<void> {
  const alike = Map.groupBy(changes, ({ values }) => Object.keys(values).toSorted().join(" "));
  for (const group of alike.values()) {
    const types = typesOf(Object.keys(group[0]?.values ?? {}));
    const set = Object.keys(types).map((column) => sql`${sql.ref(column)} = g.${sql.ref(column)}`);
    const rows = group.map(({ id, values }) => ({ id, ...values }));
    await sql`update ticket set ${sql.join([...set, sql`updated_at = ${now}`, sql`version = ticket.version + 1`])}
      from ${given(rows, { id: "uuid", ...types })} where ticket.id = g.id`.execute(tables<TicketTables>(tx));
  }
}

const insertInto = async (tx: Db, table: keyof TicketTables, types: Types, rows: readonly Given[]): Promise<void> => {
  if (rows.length === 0) return;
  const columns = sql.join(Object.keys(types).map((column) => sql.ref(column)));
  await sql`insert into ${sql.table(table)} (${columns}) select ${columns} from ${given(rows, types)} on conflict do nothing`.execute(
    tables<TicketTables>(tx),
  );
};

const text = { id: "uuid", ticket_id: "uuid", author_id: "uuid", body: "text", at: "timestamptz" };
export const insertReplies = (tx: Db, rows: readonly TicketTables["reply"][]) =>
  insertInto(
    tx,
    "reply",
    { ...text, from_technician: "boolean", channel: "text" },
    rows.map((row) => ({ ...row })),
  );
export const insertNotes = (tx: Db, rows: readonly TicketTables["note"][]) =>
  insertInto(
    tx,
    "note",
    text,
    rows.map((row) => ({ ...row })),
  );

export const insertOffers = (
  tx: Db,
  rows: readonly Pick<TicketTables["offer"], "id" | "ticket_id" | "technician_id" | "offered_by" | "at">[],
) =>
  insertInto(
    tx,
    "offer",
    { id: "uuid", ticket_id: "uuid", technician_id: "uuid", offered_by: "uuid", at: "timestamptz" },
    rows.map((row) => ({ ...row })),
  );

export const insertStays = (tx: Db, rows: readonly Omit<TicketTables["stay"], "to_at" | "outcome">[]) =>
  insertInto(
    tx,
    "stay",
    {
      id: "uuid",
      ticket_id: "uuid",
      team_id: "uuid",
      tier: "int",
      from_at: "timestamptz",
      accepted_at: "timestamptz",
      accepted_by: "uuid",
    },
    rows.map((row) => ({ ...row })),
  );

/** Handovers that say why and nothing more. */
export const insertReasons = (
  tx: Db,
  rows: readonly Pick<TicketTables["handover"], "id" | "ticket_id" | "from_stay_id" | "to_stay_id" | "author_id" | "reason" | "at">[],
) =>
  insertInto(
    tx,
    "handover",
    { id: "uuid", ticket_id: "uuid", from_stay_id: "uuid", to_stay_id: "uuid", author_id: "uuid", reason: "text", at: "timestamptz" },
    rows.map((row) => ({ ...row })),
  );

export const insertWatchers = (tx: Db, rows: readonly TicketTables["watcher"][]) =>
  insertInto(
    tx,
    "watcher",
    { ticket_id: "uuid", person_id: "uuid", added_at: "timestamptz" },
    rows.map((row) => ({ ...row })),
  );

export const deleteWatchersOf = async (tx: Db, rows: readonly { ticket_id: string; person_id: string }[]): Promise<void> => {
  if (rows.length === 0) return;
  await sql`delete from watcher using ${given(rows, { ticket_id: "uuid", person_id: "uuid" })}
    where watcher.ticket_id = g.ticket_id and watcher.person_id = g.person_id`.execute(tables<TicketTables>(tx));
};

/** The current stays of these tickets end now, each with its outcome. */
export const endStays = async (tx: Db, rows: readonly { ticket_id: string; outcome: string }[], now: Date): Promise<void> => {
  if (rows.length === 0) return;
  await sql`update stay set to_at = ${now}, outcome = g.outcome from ${given(rows, { ticket_id: "uuid", outcome: "text" })}
    where stay.ticket_id = g.ticket_id and stay.to_at is null`.execute(tables<TicketTables>(tx));
};

/** The current stays of these tickets are accepted now. */
export const acceptStays = async (tx: Db, rows: readonly { ticket_id: string; accepted_by: string | null }[], now: Date): Promise<void> => {
  if (rows.length === 0) return;
  await sql`update stay set accepted_at = ${now}, accepted_by = g.accepted_by from ${given(rows, { ticket_id: "uuid", accepted_by: "uuid" })}
    where stay.ticket_id = g.ticket_id and stay.to_at is null`.execute(tables<TicketTables>(tx));
};

export const withdrawOffers = async (tx: Db, ticketIds: readonly string[], now: Date): Promise<void> => {
  if (ticketIds.length === 0) return;
  await sql`update offer set answer = 'withdrawn', answered_at = ${now}
    where ticket_id = any(${[...ticketIds]}::uuid[]) and answer is null`.execute(tables<TicketTables>(tx));
};

/** Stops the stopwatches on these tickets; answers the minutes that each measured. */
export const stopStopwatches = async (tx: Db, ticketIds: readonly string[], now: Date): Promise<Map<string, number>> => {
  if (ticketIds.length === 0) return new Map();
  const { rows } = await sql<{ ticket_id: string; minutes: number }>`
    with stopped as (
      update time_entry set ended_at = ${now}, minutes = greatest(1, ceil(extract(epoch from ${now}::timestamptz - started_at) / 60))::int
      where ticket_id = any(${[...ticketIds]}::uuid[]) and ended_at is null returning ticket_id, minutes)
    select ticket_id, sum(minutes)::int as minutes from stopped group by ticket_id`.execute(tables<TicketTables>(tx));
  return new Map(rows.map(({ ticket_id, minutes }) => [ticket_id, minutes]));
};
