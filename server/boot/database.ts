import pg from "pg";
import type { Config } from "../platform/config.ts";
import type { Log } from "../platform/log.ts";
import { startEmbeddedPostgres } from "../platform/postgres/embedded.ts";
import { prepareDataFolder } from "./data-folder.ts";
import { lockHolder, takeLock } from "./lock.ts";

export type OnStop = (what: string, stop: () => unknown) => void;

/** Where a database lies, without the password. */
export function placeOf(url: string): string {
  const { host, port, database } = new pg.Client({ connectionString: url });
  return `${host}${host.startsWith("/") ? "" : `:${port}`}/${database ?? ""}`;
}

const reasons: Record<string, string> = {
  "28P01": "the password is wrong",
  "28000": "it does not let this user in",
  "3D000": "there is no database of this name",
  "53300": "it has too many connections already",
  "57P03": "it is starting or stopping",
};

/** Connects once, so that a database out of reach is a sentence and not a stack. */
export async function tryDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000, application_name: "firstline start" });
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    throw new Error(`The database at ${placeOf(url)} cannot be reached (${reasons[code] ?? (message || code)}): check DATABASE_URL.`, {
      cause: error,
    });
  } finally {
    await client.end().catch(() => {});
  }
}

/** Takes the lock, leaving a Firstline that was just told to stop a moment to do so. */
async function takeLockSoon(dir: string, log: Log): Promise<() => void> {
  const until = performance.now() + 3000;
  while (lockHolder(dir) && performance.now() < until) await new Promise((done) => setTimeout(done, 100));
  return takeLock(dir, log);
}

/** The database that DATABASE_URL names, or the embedded one on the data folder, which then is ours alone. */
export async function openDatabase(config: Config, log: Log, onStop: OnStop): Promise<string> {
  if (config.databaseUrl) {
    await tryDatabase(config.databaseUrl);
    return config.databaseUrl;
  }
  prepareDataFolder(config.dataDir);
  onStop("the lock of the data folder", await takeLockSoon(config.dataDir, log));
  const postgres = await startEmbeddedPostgres(config.dataDir, { max_connections: String(Math.max(120, config.poolSize + 40)) }, log);
  onStop("the embedded PostgreSQL", postgres.stop);
  return postgres.url;
}
