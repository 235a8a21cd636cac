import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject, test as plain } from "vitest";
import { createDb, createPool, sql, tables, type Db } from "../server/platform/db.ts";
import { reactOnce } from "../server/platform/events/react.ts";
import type { Reaction } from "../server/platform/events/reaction.ts";
import type { EventTables } from "../server/platform/events/tables.ts";
import { createLog } from "../server/platform/log.ts";
import { configureSealing } from "../server/platform/sealing.ts";
import { dbWithin } from "./ground/within.ts";

export const quiet = createLog("silent");

// What is written in a test may be sealed or signed; a desk of its own brings another key.
configureSealing(randomBytes(32));

/** Which of the workers this is, from 1. */
const worker = Number(process.env["VITEST_POOL_ID"] ?? 1);

const urlOf = (database: string): string => (inject("postgres")[worker - 1] ?? "").replace("/firstline?", `/${database}?`);

async function onServer<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: urlOf("postgres") });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The clone of this worker. Every test rolls back, so the files that run here one after another share it. */
async function cloneOfWorker(): Promise<pg.Pool> {
  const name = `worker_${worker}`;
  await onServer(async (client) => {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (!rowCount) await client.query(`create database ${name} template firstline`);
  });
  return new pg.Pool({ connectionString: urlOf(name), max: 8, allowExitOnIdle: true });
}

let clone: Promise<pg.Pool> | null = null;

/**
 * A test with `db`: a migrated, empty database that forgets everything when the test ends. Transactions inside are
 * savepoints; `afterCommit` runs. Reactions never see these events (nothing is committed): use `freshDatabase`.
 */
export const test = plain.extend<{ db: Db }>({
  // The braces are how vitest learns that the fixture needs no other one.
  db: async ({}, use) => {
    const pool = await (clone ??= cloneOfWorker());
    const client = await pool.connect();
    await client.query("begin");
    try {
      await use(dbWithin(client));
    } finally {
      await client.query("rollback");
      client.release();
    }
  },
});

export interface FreshDatabase {
  db: Db;
  url: string;
  pool: pg.Pool;
  /** Closes the pool and drops the database. */
  close(): Promise<void>;
}

/**
 * A migrated, empty database of one's own where commits are real: for reactions, races, jobs and several processes.
 * `bare`: nothing is in it, no table either.
 */
export async function freshDatabase(options: { size?: number; bare?: true } = {}): Promise<FreshDatabase> {
  const name = `fresh_${randomBytes(8).toString("hex")}`;
  const like = options.bare ? "encoding 'UTF8' locale_provider icu icu_locale 'und' template template0" : "template firstline";
  await onServer((client) => client.query(`create database ${name} ${like}`));
  const url = urlOf(name);
  const pool = createPool(url, quiet, { size: options.size ?? 8, application: "firstline test" });
  return {
    db: createDb(pool),
    url,
    pool,
    async close() {
      await pool.end();
      await onServer((client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}

/** Lets every reaction handle all that was published so far, on a `freshDatabase`; what one publishes, the others see. */
export async function settle(db: Db, reactions: readonly Reaction[]): Promise<void> {
  const start = { xid: sql<string>`'0'::xid8`, event_id: "00000000-0000-0000-0000-000000000000" };
  for (const reaction of reactions) {
    await tables<EventTables>(db)
      .insertInto("reaction_cursor")
      .values({ subscriber: reaction.name, ...start })
      .onConflict((at) => at.column("subscriber").doNothing())
      .execute();
  }
  for (let read = 1; read > 0;) {
    read = 0;
    for (const reaction of reactions) read += await reactOnce(db, reaction, quiet);
  }
}
