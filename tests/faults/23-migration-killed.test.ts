import { afterAll, expect, test } from "vitest";
import { fill, verify } from "../../server/platform/backup/index.ts";
import { migrate, migrationNames } from "../../server/platform/migrate.ts";
import { folderStore } from "../../server/platform/files-folder.ts";
import { freshDatabase, type FreshDatabase } from "../database.ts";
import { releases } from "./releases.ts";
import { schemaOf } from "./schema-of.ts";

// No file belongs to it.
const store = folderStore("/nowhere");
const opened: FreshDatabase[] = [];
const fresh = async (bare?: true): Promise<FreshDatabase> => {
  const database = await freshDatabase({ size: 2, bare });
  opened.push(database);
  return database;
};
afterAll(async () => {
  for (const database of opened) await database.close();
});

/** From now on the n-th statement of a session that changes the schema is its last: its connection is ended before it runs. */
async function killBefore({ pool }: FreshDatabase, statement: number): Promise<void> {
  await pool.query(`do $$ begin execute format('alter database %I set test.kill_before = ${statement}', current_database()); end $$`);
}

async function laySnare({ pool }: FreshDatabase): Promise<void> {
  await pool.query("create schema snare");
  await pool.query(`create function snare.count() returns event_trigger language plpgsql as $$
    declare
      at int := coalesce(nullif(current_setting('test.at', true), ''), '0')::int + 1;
    begin
      perform set_config('test.at', at::text, false);
      if current_setting('application_name') = 'firstline migrate' and at = current_setting('test.kill_before')::int then
        perform pg_terminate_backend(pg_backend_pid());
      end if;
    end $$`);
  await pool.query("create event trigger snare on ddl_command_start execute function snare.count()");
}

const applied = async ({ pool }: FreshDatabase): Promise<string[]> => {
  const { rows } = await pool.query("select name from migration order by name");
  return rows.map(({ name }) => name as string);
};

/** Kills before every statement of every migration in turn, each time starting again after the last; answers how often. */
async function migrateThroughKills(database: FreshDatabase): Promise<number> {
  const all = await migrationNames();
  await migrate(database.url, "always", all.slice(0, 0));
  await laySnare(database);
  for (let kills = 0, statement = 1; ; kills += 1) {
    const before = await applied(database);
    // The first statement of a session is the list of migrations itself.
    await killBefore(database, statement + 1);
    const ended = await migrate(database.url).then(
      () => "done",
      (error: Error) => error.message,
    );
    if (ended === "done") return kills;
    expect(ended).toMatch(/terminat/i);
    const after = await applied(database);
    expect(all.slice(0, after.length), "whole migrations, in order").toEqual(after);
    statement = after.length > before.length ? 2 : statement + 1;
  }
}

const sameAsFresh = async (database: FreshDatabase): Promise<void> => {
  await database.pool.query("drop schema snare cascade");
  expect(await schemaOf(database.pool)).toEqual(await schemaOf((await fresh()).pool));
};

// Seen red: with a "commit; begin" in the middle of a migration the next start failed at a table that was there already.
test("killed before any statement of any migration, the next start goes on as if nothing had been", { timeout: 120_000 }, async () => {
  const database = await fresh(true);
  expect(await migrateThroughKills(database)).toBeGreaterThan(100);
  await sameAsFresh(database);
});

test.each(releases)("the same with the rows of $version, which stay what they were", { timeout: 120_000 }, async ({ dir, sumsIn }) => {
  const database = await fresh(true);
  const { manifest } = await verify(dir, () => {});
  await fill(database.url, store, dir, manifest, () => {});
  await migrateThroughKills(database);
  expect(await sumsIn(database.url)).toEqual(await sumsIn(null));
  await sameAsFresh(database);
});

test("a table that somebody holds is not waited for: the start ends with a sentence, and the one after it goes on", async () => {
  const database = await fresh(true);
  const all = await migrationNames();
  await migrate(database.url, "always", all.slice(0, 7));
  const holder = await database.pool.connect();
  await holder.query("begin; select count(*) from ticket");
  await expect(migrate(database.url)).rejects.toThrow(/could not be brought forward \(0008-search\.sql\): something holds a table/);
  expect(await applied(database)).toEqual(all.slice(0, 7));
  await holder.query("rollback");
  holder.release();
  expect(await migrate(database.url)).toEqual(all.slice(7));
});

test("a schema newer than the program is refused, and nothing is touched", async () => {
  const database = await fresh();
  await database.pool.query("insert into migration (name) values ('9999-tomorrow.sql')");
  const before = await schemaOf(database.pool);
  await expect(migrate(database.url)).rejects.toThrow(/newer than this program \(it has 9999-tomorrow\.sql\): start the newer version/);
  expect(await schemaOf(database.pool)).toEqual(before);
});
