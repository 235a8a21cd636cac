import pg from "pg";
import { migrate, migrationNames } from "../migrate.ts";
import type { Say } from "./back-up.ts";
import type { FileStore } from "../files.ts";
import { copyContentsIn } from "./contents.ts";
import { copyIn } from "./copy-in.ts";
import { copyOut } from "./copy-out.ts";
import { describeTables, letBring, quote } from "./describe-tables.ts";
import { requireEmpty } from "./empty.ts";
import { liftForeignKeys } from "./foreign-keys.ts";
import type { Manifest } from "./manifest.ts";
import { rowsOf } from "./row-source.ts";
import { steadyText } from "./steady-text.ts";
import { addJobs, copyJobs, makeRoomForJobs, prepareJobs } from "./waiting-jobs.ts";

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: "firstline-restore", ...steadyText });
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function requireKnown({ migrations, version }: Manifest): Promise<void> {
  const known = await migrationNames();
  const newer = migrations.filter((name) => !known.includes(name));
  if (newer.length > 0)
    throw new Error(`The backup is of a newer Firstline (${version}; it has ${newer.join(", ")}): restore it with that one.`);
}

/** Everything into its tables, or nothing: what was loaded is read back and must be, row by row, what the backup holds. */
async function load(client: pg.Client, dir: string, manifest: Manifest, say: Say): Promise<void> {
  const shapes = await describeTables(client);
  await client.query("begin");
  await client.query("set local lock_timeout = '3s'");
  const putBack = await liftForeignKeys(client);
  for (const { name } of shapes) await client.query(`alter table ${quote(name)} disable trigger user`);
  for (const statement of await letBring(client)) await client.query(statement);
  for (const { name } of shapes) await client.query(`delete from ${quote(name)}`);
  for (const table of manifest.tables) {
    if (table.rows > 0) say(`  ${table.name.padEnd(24)} ${table.rows} ${table.rows === 1 ? "row" : "rows"}`);
    await copyIn(client, dir, table);
  }
  for (const { name, value, used } of manifest.sequences)
    await client.query("select setval($1::regclass, $2::bigint, $3)", [quote(name), value, used]);
  if (manifest.jobs) {
    await client.query(makeRoomForJobs);
    await copyIn(client, dir, manifest.jobs, "waiting_job");
    await client.query(addJobs);
  }
  say("Checking what was loaded …");
  await putBack();
  for (const { name } of shapes) await client.query(`alter table ${quote(name)} enable trigger user`);
  for (const shape of shapes) {
    const wanted = manifest.tables.find(({ name }) => name === shape.name);
    const found = await copyOut(client, rowsOf(shape), null);
    if (found.sha256 !== wanted?.sha256)
      throw new Error(`The table ${shape.name} did not come out as it was backed up. Nothing was changed.`);
  }
  if (manifest.jobs && (await copyOut(client, copyJobs, null)).sha256 !== manifest.jobs.sha256)
    throw new Error("The waiting jobs did not come out as they were backed up. Nothing was changed.");
  await client.query("commit");
  await client.query("analyze");
}

/** Fills an empty database with what a backup holds, at the schema that it had then. `manifest` is what `verify` answered. */
export async function fill(url: string, store: FileStore, dir: string, manifest: Manifest, say: Say): Promise<void> {
  await requireKnown(manifest);
  await withClient(url, (client) => requireEmpty(client, manifest.migrations));
  await migrate(url, "always", manifest.migrations);
  if (manifest.jobs) await prepareJobs(url);
  say("Loading …");
  await copyContentsIn(dir, store, say);
  await withClient(url, (client) => load(client, dir, manifest, say));
}

/**
 * The same, and brings it forward to this program's schema. Nothing is changed before every byte was checked (`verify`), and
 * one that was cut short can simply be run again.
 */
export async function restore(url: string, store: FileStore, dir: string, manifest: Manifest, say: Say): Promise<void> {
  await fill(url, store, dir, manifest, say);
  await migrate(url);
}
