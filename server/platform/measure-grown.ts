import pg from "pg";
import type { Log } from "./log.ts";

/** Between two looks (ms). */
const pause = 5000;
/** What is smaller is read quickly anyhow. */
const few = 100;

/** Tables of which most rows came since PostgreSQL last looked at them. */
async function findGrown(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select s.relname as name from pg_stat_user_tables s join pg_class c on c.oid = s.relid
     where s.schemaname = current_schema() and s.n_mod_since_analyze > greatest(${few}, c.reltuples) order by s.relname`,
  );
  return rows.map(({ name }) => name);
}

/**
 * Has PostgreSQL look at tables that more than doubled: what it plans for a table that it takes for empty reads all of it, and each connection
 * keeps such a plan until then. Autovacuum comes once a minute, and a mailbox is taken in within that.
 */
export async function measureGrown(pool: pg.Pool): Promise<void> {
  const grown = await findGrown(pool);
  // Somebody else who is at one of them does the same.
  if (grown.length > 0) await pool.query(`analyze (skip_locked) ${grown.map((name) => pg.escapeIdentifier(name)).join(", ")}`);
}

/** Looks every few seconds; any number of processes may. */
export function startMeasuring(pool: pg.Pool, log: Log): { stop(): void } {
  let looking = false;
  const look = async () => {
    if (looking) return;
    looking = true;
    await measureGrown(pool).catch((error: Error) =>
      log.warn({ error: error.message }, "looking for tables that grew waits for the database"),
    );
    looking = false;
  };
  const timer = setInterval(() => void look(), pause);
  return { stop: () => clearInterval(timer) };
}
