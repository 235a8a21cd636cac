import { sql, type Kysely, type RawBuilder } from "kysely";
import pg from "pg";
import { isUnreachable } from "./database-errors.ts";
import { connectionOn, kyselyOn, unbound } from "./kysely-on.ts";
import type { Log } from "./log.ts";
import { gatherQueries } from "./pipeline/gather.ts";
import { Problem } from "./problem.ts";

declare const opaque: unique symbol;
/** A database or a transaction. Only a store opens it, with `tables<OwnTables>(db)`. */
export interface Db {
  readonly [opaque]: true;
}

export { sql, type RawBuilder };

/** A name as it stands in a list that people read (0123): `.orderBy(asRead("p.name"))`. Pages go on behind it by the same order. */
export const asRead = (column: string): RawBuilder<string> => sql<string>`${sql.ref(column)} collate as_read`;

/** What a store sees of the database: its own tables. */
export const tables = <T>(db: Db): Kysely<T> => db as unknown as Kysely<T>;

/** Where queries are built before there is a database to ask. */
export const blueprint = <T>(): Kysely<T> => unbound as unknown as Kysely<T>;

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
    // What is asked together travels together.
    pipeline: true,
    // Compiling a plan, or starting other processes for one, takes longer than any of our queries may. What a desk reads is in memory or on a
    // disk without a moving arm: a row looked up costs little more than the next one.
    options: "-c jit=off -c max_parallel_workers_per_gather=0 -c random_page_cost=1.1",
  });
  // Without these, Node dies when a connection drops, idle or in use.
  pool.on("error", (error) => pool.ending || log.warn({ error: error.message }, "an idle database connection dropped"));
  pool.on("connect", (client) => {
    client.on("error", (error) => log.debug({ error: error.message }, "a database connection dropped"));
    gatherQueries(client);
  });
  return pool;
}

/** The part of pg.Pool that is needed here. */
export interface Pool {
  connect(): Promise<Pick<pg.PoolClient, "query" | "release"> & { pipeline?: boolean }>;
}
type Client = Awaited<ReturnType<Pool["connect"]>>;

const pools = new WeakMap<Db, Pool>();

export function createDb(pool: Pool): Db {
  const db = kyselyOn(async (use) => {
    const client = await pool.connect();
    try {
      return await use(connectionOn(client));
    } finally {
      client.release();
    }
  }) as unknown as Db;
  pools.set(db, pool);
  return db;
}

/** How the connections of a pool are used; null for a database that is not one. */
export function poolUse(db: Db): { busy: number; idle: number; asked_for: number } | null {
  const pool = pools.get(db);
  if (!(pool instanceof pg.Pool)) return null;
  return { busy: pool.totalCount - pool.idleCount, idle: pool.idleCount, asked_for: pool.waitingCount };
}

/** The database that a transaction belongs to. */
const roots = new WeakMap<Db, Db>();

/** The database behind a transaction. */
export const rootOf = (db: Db): Db | null => roots.get(db) ?? null;

const afterCommits = new WeakMap<Db, (() => void)[]>();

/** It may hold rows that others wait for. */
export const isTransaction = (db: Db): boolean => afterCommits.has(db);

/** Runs `work` once the transaction is committed; never when it is rolled back. */
export function afterCommit(tx: Db, work: () => void): void {
  afterCommits.get(tx)?.push(work);
}

const afterEnds = new WeakMap<Db, ((db: Db) => Promise<unknown>)[]>();

/**
 * Writes what has to stay whatever becomes of the transaction: once it is committed or rolled back, on the database behind it, and before
 * its caller hears of it.
 */
export function afterEnd(tx: Db, work: (tx: Db) => Promise<unknown>): void {
  const waiting = afterEnds.get(tx);
  if (!waiting) throw new Error("afterEnd was called outside a transaction");
  waiting.push(work);
}

/**
 * What travels behind a query that failed is told only that the transaction is aborted (25P02), and may be heard first by who asked
 * for both: it fails with the cause instead. Whatever goes well, a rollback to a savepoint say, ends that.
 */
function blamingTheFirst(client: Client): Pick<Client, "query"> {
  let first: unknown;
  const query = async (text: string, values?: unknown[]) => {
    try {
      const answer = await client.query(text, values);
      first = undefined;
      return answer;
    } catch (error) {
      first ??= error;
      throw error instanceof pg.DatabaseError && error.code === "25P02" ? first : error;
    }
  };
  return { query } as Pick<Client, "query">;
}

/** In a pipeline BEGIN travels with the first query. It cannot fail alone: what is wrong with it, the query meets too. */
async function begin(client: Client): Promise<void> {
  const begun = client.query("begin");
  begun.catch(() => {});
  if (!client.pipeline) await begun;
}

/** COMMIT of a transaction in which something failed unnoticed answers ROLLBACK. */
async function commit(client: Client): Promise<void> {
  const { command } = await client.query("commit");
  if (command === "ROLLBACK") throw new Error("the transaction was rolled back, because a query in it had failed");
}

const closers = new WeakMap<Db, () => void>();

/**
 * For the last that a transaction asks: COMMIT travels with it instead of after its answers. Only the caller of a verb knows
 * that nothing follows; where something does (an Idempotency-Key keeps the answer), it is as if this were not here.
 */
export function lastly<T>(tx: Db, ask: () => Promise<T>): Promise<T> {
  closers.get(tx)?.();
  return ask();
}

/** After all that is asked for in this moment: a query passes a few promises before it is sent. */
const atTheEndOfThisTurn = (send: () => void) => queueMicrotask(() => process.nextTick(send));

/**
 * Commits what `work` did, or nothing. Inside a transaction it joins that one. Queries that `work` asks for together
 * (Promise.all) travel together and are answered in their order. `closable`: `lastly` may be used.
 */
export async function transaction<T>(db: Db, work: (tx: Db) => Promise<T>, { closable = false } = {}): Promise<T> {
  const pool = pools.get(db);
  if (!pool) return work(db);
  const ends: ((db: Db) => Promise<unknown>)[] = [];
  try {
    return await runOnce(pool, db, work, closable, ends);
  } finally {
    // The connection is back: what is written now waits for no other, however many are refused at once.
    for (const end of ends) await transaction(db, end);
  }
}

async function runOnce<T>(
  pool: Pool,
  db: Db,
  work: (tx: Db) => Promise<T>,
  closable: boolean,
  ends: ((db: Db) => Promise<unknown>)[],
): Promise<T> {
  const client = await pool.connect();
  const { query } = blamingTheFirst(client);
  let committed: Promise<void> | undefined;
  let over = false;
  const late = () => Promise.reject(new Error(over ? "this transaction is over" : "this transaction was closed by lastly()"));
  const connection = connectionOn({ query: (...given: [string]) => (committed || over ? late() : query(...given)) } as typeof client);
  const tx = kyselyOn((use) => use(connection)) as unknown as Db;
  const after: (() => void)[] = [];
  afterCommits.set(tx, after);
  afterEnds.set(tx, ends);
  roots.set(tx, db);
  let broken = false;
  let answer: T;
  const close = () => {
    committed ??= commit(client);
    committed.catch(() => {});
    return committed;
  };
  if (closable && client.pipeline) closers.set(tx, () => atTheEndOfThisTurn(() => void close()));
  try {
    await begin(client);
    answer = await work(tx);
    await close();
  } catch (error) {
    // What was asked beside the one that failed may go on asking: not on this connection, which others get next.
    over = true;
    broken = isUnreachable(error);
    const done = await committed?.then(
      () => true,
      () => false,
    );
    if (done) for (const run of after) run();
    else await client.query("rollback").catch(() => (broken = true));
    // COMMIT was sent and its answer never came: nobody here knows whether it happened.
    throw committed && isUnreachable(error) ? new Problem(503, "outcome_unknown") : error;
  } finally {
    client.release(broken);
  }
  for (const run of after) run();
  return answer;
}

/** As `transaction`, for reading: no BEGIN, one connection, and what is asked together travels together. */
export async function together<T>(db: Db, read: (one: Db) => Promise<T>): Promise<T> {
  const pool = pools.get(db);
  if (!pool) return read(db);
  const client = await pool.connect();
  const connection = connectionOn(client);
  const one = kyselyOn((use) => use(connection)) as unknown as Db;
  roots.set(one, db);
  try {
    return await read(one);
  } finally {
    client.release();
  }
}

/** Whether an error is a unique violation (SQLSTATE 23505) of the named constraint or index. */
export const violates = (error: unknown, constraint: string): boolean =>
  error instanceof pg.DatabaseError && error.code === "23505" && error.constraint === constraint;
