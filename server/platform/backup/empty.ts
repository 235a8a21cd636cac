import { readFileSync } from "node:fs";
import type pg from "pg";
import { migrationFolder, migrationNames } from "../migrate.ts";
import { describeTables, quote } from "./describe-tables.ts";

/** What a new desk has in its tables before anybody does anything. */
async function filledByMigrations(): Promise<Set<string>> {
  const sql = (await migrationNames()).map((name) => readFileSync(new URL(name, migrationFolder), "utf8")).join("\n");
  return new Set([...sql.matchAll(/^insert into (\w+)/gim)].map(([, name = ""]) => name));
}

const elsewhere = "name an empty data folder (FIRSTLINE_DATA_DIR) or a new database (DATABASE_URL). Nothing was changed.";

async function requireNoNewerSchema(client: pg.ClientBase, migrations: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ at: string | null }>("select to_regclass('migration')::text as at");
  if (!rows[0]?.at) return;
  const { rows: newer } = await client.query<{ name: string }>("select name from migration where name <> all ($1) limit 1", [migrations]);
  if (newer[0]) throw new Error(`The schema here is newer than the backup (${newer[0].name}): ${elsewhere}`);
}

/** Restoring replaces everything: only a database in which nobody has done anything yet will do, of no newer schema than the backup's. */
export async function requireEmpty(client: pg.ClientBase, migrations: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ who: string }>(`select application_name as who from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and application_name ~ '^firstline (all|web|worker|listen)$' limit 1`);
  if (rows[0]) throw new Error(`A desk runs on this database (“${rows[0].who}”): stop it first. Nothing was changed.`);
  const filled = await filledByMigrations();
  for (const { name } of await describeTables(client)) {
    if (filled.has(name)) continue;
    const { rowCount } = await client.query(`select 1 from ${quote(name)} limit 1`);
    if (rowCount) throw new Error(`This desk is not empty (${name} has rows), and restoring would replace all of it: ${elsewhere}`);
  }
  await requireNoNewerSchema(client, migrations);
}
