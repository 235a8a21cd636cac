import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { version } from "../config.ts";
import type { FileStore } from "../files.ts";
import { copyContentsOut } from "./contents.ts";
import { copyOut } from "./copy-out.ts";
import { describeTables, quote, readSequences, type TableShape } from "./describe-tables.ts";
import { fileOf, manifestName, sha256Of, type BackedUpTable, type Manifest } from "./manifest.ts";
import { rowsOf } from "./row-source.ts";
import { steadyText } from "./steady-text.ts";
import { writeDurably, writeSums, type Sums } from "./sums.ts";
import { copyJobs, hasJobs, jobColumns } from "./waiting-jobs.ts";

export type Say = (line: string) => void;

/** An empty folder that only this user can read. */
function prepareFolder(dir: string): void {
  try {
    if (existsSync(dir) && readdirSync(dir).length > 0) throw new Error(`The folder ${dir} is not empty: name a new one.`);
    mkdirSync(join(dir, "tables"), { recursive: true, mode: 0o700 });
    chmodSync(dir, 0o700);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw code ? new Error(`The folder ${dir} cannot be written (${code}): name another one.`, { cause: error }) : new Error(message);
  }
}

/**
 * From here on every query sees the same moment. Tables are locked against changes of their shape (not of their rows) before
 * that moment is taken, so that it cannot lie between two steps of a migration.
 */
async function takeSnapshot(client: pg.Client): Promise<TableShape[]> {
  for (;;) {
    const names = (await describeTables(client)).map(({ name }) => quote(name));
    if (names.length === 0) throw new Error("There is nothing in this database yet.");
    await client.query("begin transaction isolation level repeatable read, read only");
    await client.query(`lock table migration, ${names.join(", ")} in access share mode`);
    const tables = await describeTables(client);
    if (tables.map(({ name }) => quote(name)).join() === names.join()) return tables;
    await client.query("rollback");
  }
}

const migrationsOf = async (client: pg.Client): Promise<string[]> =>
  (await client.query<{ name: string }>('select name from migration order by name collate "C"')).rows.map(({ name }) => name);

async function writeAll(client: pg.Client, store: FileStore, dir: string, sums: Sums, say: Say): Promise<Manifest> {
  const shapes = await takeSnapshot(client);
  const made_at = new Date().toISOString();
  const write = async (name: string, columns: string[], sql: string): Promise<BackedUpTable> => {
    const { rows, sha256, fileSha256 } = await copyOut(client, sql, join(dir, fileOf(name)));
    sums.set(fileOf(name), fileSha256);
    if (rows > 0) say(`  ${name.padEnd(24)} ${rows} ${rows === 1 ? "row" : "rows"}`);
    return { name, columns, rows, sha256 };
  };
  const tables: BackedUpTable[] = [];
  for (const shape of shapes) tables.push(await write(shape.name, shape.columns, rowsOf(shape)));
  const jobs = (await hasJobs(client)) ? await write("job-runner", jobColumns, copyJobs) : null;
  const contents = await copyContentsOut(client, store, dir, sums, say);
  const { rows: server } = await client.query<{ version: string }>("select current_setting('server_version') as version");
  const postgres = server[0]?.version ?? "";
  const [migrations, sequences] = [await migrationsOf(client), await readSequences(client)];
  return { format: 1, version, made_at, postgres, migrations, tables, sequences, jobs, contents };
}

/**
 * Writes everything that a desk keeps, rows and files, to an empty folder, as it is at one moment, while the desk goes on.
 * Works on any PostgreSQL and needs no more rights than the desk itself. Leaves nothing behind when it fails.
 */
export async function backUp(url: string, store: FileStore, dir: string, say: Say): Promise<Manifest> {
  const client = new pg.Client({ connectionString: url, application_name: "firstline-backup", ...steadyText });
  client.on("error", () => {});
  await client.connect();
  try {
    prepareFolder(dir);
    try {
      const sums: Sums = new Map();
      const manifest = await writeAll(client, store, dir, sums, say);
      const text = `${JSON.stringify(manifest, null, 1)}\n`;
      await writeDurably(join(dir, manifestName), text);
      await writeSums(dir, sums.set(manifestName, sha256Of(text)));
      return manifest;
    } catch (error) {
      for (const name of readdirSync(dir)) rmSync(join(dir, name), { recursive: true });
      throw error;
    }
  } finally {
    await client.end();
  }
}
