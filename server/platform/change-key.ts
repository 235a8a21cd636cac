import { sql, tables, type Db } from "./db.ts";
import { kidOf, rewrap } from "./sealing.ts";
import { lockCanary, markKey } from "./sealing-canary.ts";

/** A column whose texts are sealed. A room names its own; a test holds the names against the sources. */
export interface SealedColumn {
  table: string;
  column: string;
  /** What a row is called where it is sealed: the values of these columns with a slash between, bytes in hex. */
  row: readonly string[];
  /** Under which column's name it was sealed, where that is another one. */
  as?: string;
}

const atOnce = 500;
const nameOf = (values: readonly unknown[]): string =>
  values.map((value) => (Buffer.isBuffer(value) ? value.toString("hex") : String(value))).join("/");

async function rewrapColumn(tx: Db, { table, column, row, as = column }: SealedColumn, from: Buffer, to: Buffer): Promise<number> {
  const db = tables<Record<string, Record<string, unknown>>>(tx);
  let done = 0;
  for (;;) {
    const rows = await db
      .selectFrom(table)
      .select([column, ...row])
      .where(column, "is not", null)
      .where(sql<boolean>`split_part(${sql.ref(column)}, '.', 2) <> ${kidOf(to)}`)
      .limit(atOnce)
      .execute();
    for (const found of rows) {
      const place = { table, column: as, row: nameOf(row.map((name) => found[name])) };
      let change = db.updateTable(table).set({ [column]: rewrap(place, String(found[column]), from, to) });
      for (const name of row) change = change.where(name, "=", found[name]);
      await change.execute();
    }
    done += rows.length;
    if (rows.length < atOnce) return done;
  }
}

/** Other programs of the desk on this database: what they seal meanwhile would be lost. */
async function requireAlone(tx: Db): Promise<void> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
    where datname = current_database() and application_name like 'firstline%' and application_name not in ('firstline cli', 'firstline start')`.execute(
    tables(tx),
  );
  if (rows[0]?.n)
    throw new Error("Stop every Firstline on this database first: what one of them encrypts meanwhile could not be read again.");
}

/**
 * Puts every secret under another key, all of them or none, and answers how many there were. Refuses beside a desk that runs, with a key
 * that is not the right one, and when one single secret does not open.
 */
export async function changeKey(tx: Db, columns: readonly SealedColumn[], from: Buffer, to: Buffer): Promise<number> {
  const kid = await lockCanary(tx);
  if (kid !== null && kid !== kidOf(from)) throw new Error(`The secrets are encrypted with the key ${kid}, and this is ${kidOf(from)}.`);
  await requireAlone(tx);
  let done = 0;
  for (const column of columns) done += await rewrapColumn(tx, column, from, to);
  if (kid !== null) await markKey(tx, from, to);
  return done;
}
