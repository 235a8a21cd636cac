import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "../../server/platform/migrate.ts";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "../../server/platform/postgres/embedded.ts";
import { scratchFolder } from "./scratch.ts";
import { sweepAfterDeadRuns } from "./sweep.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The servers of this run, one for each worker; the database `firstline` of each is migrated, empty and only ever cloned. */
    postgres: string[];
  }
}

// Tests give up durability for speed; nothing else in the house may.
const hasty = {
  logging_collector: "off",
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  shared_buffers: "64MB",
  max_connections: "200",
};

async function openServer(dir: string): Promise<EmbeddedPostgres> {
  mkdirSync(dir);
  const postgres = await startEmbeddedPostgres(dir, hasty);
  await migrate(postgres.url);
  const client = new pg.Client({ connectionString: postgres.url.replace("/firstline?", "/postgres?") });
  await client.connect();
  await client.query("alter database firstline with is_template true allow_connections false");
  await client.end();
  return postgres;
}

/**
 * One PostgreSQL per worker, in a folder of its own: any number of runs may go on beside each other. A transaction that is open in one database
 * holds back the readers of the log in all others of its server, so two workers that shared one would wait for each other.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  sweepAfterDeadRuns();
  const dir = scratchFolder("test");
  const workers = Array.from({ length: project.config.maxWorkers }, (_, n) => join(dir, String(n + 1)));
  const servers = await Promise.all(workers.map(openServer));
  project.provide(
    "postgres",
    servers.map(({ url }) => url),
  );
  return async () => {
    await Promise.all(servers.map((server) => server.stop()));
    rmSync(dir, { recursive: true, force: true });
  };
}
