import { readdir, readFile } from "node:fs/promises";
import pg from "pg";

export const migrationFolder = new URL("../../migrations/", import.meta.url);
// Any number will do, as long as every Firstline process uses the same one.
const lockKey = 4_711_001;
/** lock_not_available, and deadlock_detected, which PostgreSQL may notice first. */
const inTheWay = new Set(["55P03", "40P01"]);

/** The migrations that this program brings, in order. */
export const migrationNames = async (): Promise<string[]> =>
  (await readdir(migrationFolder)).filter((name) => /^\d{4}-.*\.sql$/.test(name)).toSorted();

/** `never` promises to change nothing: not even the list of migrations is made. */
async function appliedNames(client: pg.Client, mode: "always" | "never"): Promise<Set<string>> {
  if (mode === "always") {
    await client.query("create table if not exists migration (name text primary key, applied_at timestamptz not null default now())");
  }
  const { rows: known } = await client.query("select to_regclass('migration') as at");
  if (!known[0].at) return new Set();
  const { rows } = await client.query<{ name: string }>("select name from migration");
  return new Set(rows.map((row) => row.name));
}

/**
 * Brings the schema forward: each file of `migrations/` once, in order, each in a transaction of its own.
 * Several processes may call it at once; one does the work. Refuses a schema newer than this program.
 * `only`: no further than these, for rows that were written down under an older schema.
 */
export async function migrate(url: string, mode: "always" | "never" = "always", only?: readonly string[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: "firstline migrate" });
  // A connection that breaks between two statements would end the program; the statement that follows tells of it.
  client.on("error", () => {});
  await client.connect();
  try {
    const { rows: version } = await client.query("select current_setting('server_version_num')::int as number");
    if (version[0].number < 150_000)
      throw new Error(`Firstline needs PostgreSQL 15 or newer; this one is ${Math.floor(version[0].number / 10_000)}.`);
    await client.query("select pg_advisory_lock($1)", [lockKey]);
    await client.query("set lock_timeout = '3s'");
    const done = await appliedNames(client, mode);
    const all = await migrationNames();
    const unknown = [...done].filter((name) => !all.includes(name));
    if (unknown.length > 0) {
      throw new Error(`The database is newer than this program (it has ${unknown.join(", ")}): start the newer version.`);
    }
    const missing = all.filter((name) => !done.has(name) && (only?.includes(name) ?? true));
    if (missing.length > 0 && mode === "never") {
      throw new Error(
        `The database schema is older than this program (it lacks ${missing[0]}${missing.length > 1 ? ` and ${missing.length - 1} more` : ""}): run "npm run firstline -- migrate".`,
      );
    }
    for (const name of missing) await apply(client, name);
    return missing;
  } finally {
    await client.end();
  }
}

/** One file, whole or not at all. */
async function apply(client: pg.Client, name: string): Promise<void> {
  try {
    await client.query("begin");
    await client.query(await readFile(new URL(name, migrationFolder), "utf8"));
    await client.query("insert into migration (name) values ($1)", [name]);
    await client.query("commit");
  } catch (error) {
    if (!inTheWay.has(String((error as pg.DatabaseError).code))) throw error;
    throw new Error(
      `The schema could not be brought forward (${name}): something holds a table that it changes, such as a backup or a long report. ` +
        "Nothing was changed; try again when that is done.",
      { cause: error },
    );
  }
}
