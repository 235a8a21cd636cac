import { Kysely, PostgresDialect, sql, type RawBuilder } from "kysely";
import pg from "pg";
import type { Log } from "./log.ts";
import { prepareStatements } from "./prepare-statements.ts";

declare const opaque: unique symbol;
/** A database or a transaction. Only a store opens it, with `tables<OwnTables>(db)`. */
export interface Db {
  readonly [opaque]: true;
}

export { sql, type RawBuilder };

/** What a store sees of the database: its own tables. */
export const tables = <T>(db: Db): Kysely<T> => db as unknown as Kysely<T>;

pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);

/** `options.application` shows in pg_stat_activity. Connections wait 2 s for a place, then the caller gets 503. */
export function createPool(url: string, log: Log, options: { size: number; application: string }): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.size,
    application_name: options.application,
    connectionTimeoutMillis: 2000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    // A forgotten transaction would hold back every reader of the event log.
    idle_in_transaction_session_timeout: 30_000,
    statement_timeout: 30_000,
  });
  // Without these, Node dies when a connection drops, idle or in use.
  pool.on("error", (error) => pool.ending || log.warn({ error: error.message }, "an idle database connection dropped"));
  pool.on("connect", (client) => {
    client.on("error", (error) => log.debug({ error: error.message }, "a database connection dropped"));
    prepareStatements(client);
  });
  return pool;
}

export const createDb = (pool: pg.Pool): Db => new Kysely({ dialect: new PostgresDialect({ pool }) }) as unknown as Db;

const afterCommits = new WeakMap<object, (() => void)[]>();

/** Runs `work` once the transaction is committed; never when it is rolled back. */
export function afterCommit(tx: Db, work: () => void): void {
  afterCommits.get(tx)?.push(work);
}

/** Commits what `work` did, or nothing. Inside a transaction it joins that one. */
export async function transaction<T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> {
  const kysely = tables<Record<string, never>>(db);
  if (kysely.isTransaction) return work(db);
  const after: (() => void)[] = [];
  const answer = await kysely.transaction().execute((trx) => {
    const tx = trx as unknown as Db;
    afterCommits.set(tx, after);
    return work(tx);
  });
  for (const run of after) run();
  return answer;
}

/** Whether an error is a unique violation (SQLSTATE 23505) of the named constraint or index. */
export const violates = (error: unknown, constraint: string): boolean =>
  error instanceof pg.DatabaseError && error.code === "23505" && error.constraint === constraint;
