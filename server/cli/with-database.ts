import { existsSync } from "node:fs";
import { join } from "node:path";
import { configureRooms } from "../boot/configure-rooms.ts";
import { openDatabase } from "../boot/database.ts";
import { stopping } from "../boot/stopping.ts";
import type { Config } from "../platform/config.ts";
import { createDb, createPool, type Db } from "../platform/db.ts";
import { createLog } from "../platform/log.ts";
import { migrate } from "../platform/migrate.ts";
import { findEmbeddedPostgres } from "../platform/postgres/embedded.ts";

const quiet = createLog("silent");

/**
 * The address of the desk's database, for the time of `work`: the one of DATABASE_URL, the embedded one that a running
 * Firstline has started, or else the embedded one started for this command alone.
 */
export async function withDatabaseUrl<T>(config: Config, work: (url: string) => Promise<T>): Promise<T> {
  const running = config.databaseUrl ? null : await findEmbeddedPostgres(config.dataDir);
  return running ? work(running) : withDatabaseAlone(config, work);
}

/** The same, but not beside a running desk: the data folder is locked meanwhile. */
export async function withDatabaseAlone<T>(config: Config, work: (url: string) => Promise<T>): Promise<T> {
  const { onStop, stop } = stopping(quiet);
  try {
    return await work(await openDatabase(config, quiet, onStop));
  } finally {
    await stop();
  }
}

/** The same, with the schema up to date (FIRSTLINE_MIGRATE=never refuses an older one) and the rooms ready for their verbs. */
export const withDatabase = <T>(config: Config, work: (db: Db) => Promise<T>): Promise<T> =>
  withDatabaseUrl(config, async (url) => {
    await migrate(url, config.migrate);
    configureRooms(config, { dev: false, isStopping: () => false });
    const pool = createPool(url, quiet, { size: 4, application: "firstline cli" });
    try {
      return await work(createDb(pool));
    } finally {
      await pool.end();
    }
  });

/** Whether there is a desk at all on this data folder; a command should not make an empty one by mistake. */
export const hasDesk = (config: Config): boolean => config.databaseUrl !== null || existsSync(join(config.dataDir, "postgres/PG_VERSION"));
