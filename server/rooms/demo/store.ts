import { sql, tables, type Db } from "../../platform/db.ts";

// The demo world is a year in a few seconds: it writes straight into the tables of other rooms, which nobody else may do.
// What it writes is what their verbs would have left behind; `demo.test.ts` holds it against their own reading.

export type Row = Record<string, unknown>;
export const storyTables = ["ticket", "stay", "handover", "offer", "watcher", "reply", "note", "contact", "time_entry", "event"] as const;
export type StoryTable = (typeof storyTables)[number];
export type Batch = Record<StoryTable, Row[]>;

export const emptyBatch = (): Batch => ({
  ticket: [],
  stay: [],
  handover: [],
  offer: [],
  watcher: [],
  reply: [],
  note: [],
  contact: [],
  time_entry: [],
  event: [],
});

const types = new Map<string, Map<string, string>>();

/** The types of a table's columns, as the database knows them. */
async function typesOf(tx: Db, table: string): Promise<Map<string, string>> {
  const known = types.get(table);
  if (known) return known;
  const { rows } = await sql<{ name: string; type: string }>`
    select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped`.execute(tables(tx));
  const found = new Map(rows.map((row) => [row.name, row.type]));
  types.set(table, found);
  return found;
}

function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return `{${value.map((item) => `"${String(item).replace(/["\\]/g, "\\$&")}"`).join(",")}}`;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** All rows in one statement: a column travels as one array of texts, and the database gives each its type. */
export async function insertRows(tx: Db, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const known = await typesOf(tx, table);
  const columns = Object.keys(first);
  const arrays = columns.map((column) => sql`${rows.map((row) => asText(row[column]))}::text[]`);
  const cast = columns.map((column) => sql`${sql.ref(`r.${column}`)}::${sql.raw(known.get(column) ?? "text")}`);
  await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
    select ${sql.join(cast)} from unnest(${sql.join(arrays)}) as r (${sql.join(columns.map((column) => sql.ref(column)))})`.execute(
    tables(tx),
  );
}

export async function insertBatch(tx: Db, batch: Batch): Promise<void> {
  for (const table of storyTables) await insertRows(tx, table, batch[table]);
}

/** Whether anybody has worked here: then a made-up year has no business in it. */
export async function isUsed(db: Db): Promise<boolean> {
  const { rows } = await sql<{ used: boolean }>`
    select exists (select from ticket) or exists (select from organization where lower(domain) = 'nordvik.example') as used`.execute(
    tables(db),
  );
  return rows[0]?.used ?? false;
}

/** Numbers for the tickets, and the next new ticket goes on from there. */
export async function reserveNumbers(tx: Db, count: number): Promise<number> {
  const { rows } = await sql<{ first: number }>`select nextval('ticket_number_seq') as first`.execute(tables(tx));
  const first = rows[0]?.first ?? 1001;
  if (count > 1) await sql`select setval('ticket_number_seq', ${first + count - 1})`.execute(tables(tx));
  return first;
}

/** What is made up happened long ago: no reaction may write to anybody about it. */
export async function passOver(tx: Db): Promise<void> {
  await sql`update reaction_cursor set xid = pg_current_xact_id(), event_id = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
    where subscriber <> 'audit.seal'`.execute(tables(tx));
}

/** Numbers, addresses and who decides for whom were on file when the year began: what is new proves nothing. */
export async function settle(tx: Db, since: Date): Promise<void> {
  await sql`update contact_point set since = ${since}`.execute(tables(tx));
  await sql`update line_manager set set_at = ${since}`.execute(tables(tx));
}

export async function analyze(tx: Db): Promise<void> {
  for (const table of ["person", "person_term", "name_word", ...storyTables]) await sql`analyze ${sql.table(table)}`.execute(tables(tx));
}
