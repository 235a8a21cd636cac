import { readdir, readFile } from "node:fs/promises";
import pg from "pg";

const folder = new URL("../../migrations/", import.meta.url);
// Any number will do, as long as every Firstline process uses the same one.
const lockKey = 4_711_001;

const names = async (): Promise<string[]> => (await readdir(folder)).filter((name) => /^\d{4}-.*\.sql$/.test(name)).toSorted();

/**
 * Brings the schema forward: each file of `migrations/` once, in order, each in a transaction of its own.
 * Several processes may call it at once; one does the work. Refuses a schema newer than this program.
 */
export async function migrate(url: string, mode: "always" | "never" = "always"): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: "firstline migrate" });
  await client.connect();
  try {
    const { rows: version } = await client.query("select current_setting('server_version_num')::int as number");
    if (version[0].number < 150_000) throw new Error("PostgreSQL 15 or newer is needed; this one is older.");
    await client.query("select pg_advisory_lock($1)", [lockKey]);
    await client.query("set lock_timeout = '3s'");
    await client.query("create table if not exists migration (name text primary key, applied_at timestamptz not null default now())");
    const { rows } = await client.query<{ name: string }>("select name from migration");
    const done = new Set(rows.map((row) => row.name));
    const all = await names();
    const unknown = [...done].filter((name) => !all.includes(name));
    if (unknown.length > 0) {
      throw new Error(`The database is newer than this program (it has ${unknown.join(", ")}): start the newer version.`);
    }
    const missing = all.filter((name) => !done.has(name));
    if (missing.length > 0 && mode === "never") {
      throw new Error(`The database schema is older than this program (${missing.length} migrations are missing): run "npm run firstline -- migrate".`);
    }
    for (const name of missing) {
      await client.query("begin");
      await client.query(await readFile(new URL(name, folder), "utf8"));
      await client.query("insert into migration (name) values ($1)", [name]);
      await client.query("commit");
    }
    return missing;
  } finally {
    await client.end();
  }
}
