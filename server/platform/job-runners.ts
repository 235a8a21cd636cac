import pg from "pg";
import type { Log } from "./log.ts";

/** The first half of the advisory locks of job runners; the second is a hash of the runner's id. */
export const runnerLocks = 4_711_002;

/** Whether the runner of this id (an SQL expression) is connected now. pg_locks shows the two halves as unsigned numbers. */
export const isRunning = (id: string): string => `exists (
  select from pg_locks
  where locktype = 'advisory' and classid = ${runnerLocks} and objid = (hashtext(${id})::bigint & 4294967295)::oid
    and database = (select oid from pg_database where datname = current_database()))`;

export interface AnnouncedRunner {
  stop(): Promise<void>;
}

/**
 * Holds a lock as long as this process lives: the database itself lets it go when we are no more, on whatever machine we
 * were. Taken again when the connection drops.
 */
export function announceRunner(url: string, id: string, log: Log): AnnouncedRunner {
  let stopped = false;
  let client: pg.Client | null = null;
  let retry: NodeJS.Timeout | null = null;
  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url, keepAlive: true, application_name: "firstline jobs" });
    let lost = false;
    const again = (error?: Error) => {
      if (lost || stopped) return;
      lost = true;
      if (error) log.warn({ error: error.message }, "the connection of the job runner dropped, connecting again");
      retry = setTimeout(() => void connect(), 500);
    };
    next.on("error", again);
    next.on("end", () => again());
    client = next;
    try {
      await next.connect();
      await next.query(`select pg_advisory_lock(${runnerLocks}, hashtext($1))`, [id]);
    } catch (error) {
      again(error as Error);
      await next.end().catch(() => {});
    }
  };
  void connect();
  return {
    async stop() {
      stopped = true;
      if (retry) clearTimeout(retry);
      await client?.end().catch(() => {});
    },
  };
}
