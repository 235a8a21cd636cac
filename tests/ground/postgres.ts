import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "../../server/platform/migrate.ts";
import { startEmbeddedPostgres } from "../../server/platform/postgres/embedded.ts";
import { sweepAfterDeadRuns } from "./sweep.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The server of this run; its database `firstline` is migrated, empty and only ever cloned. */
    postgres: string;
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

/** One PostgreSQL per run, in a folder of its own: any number of runs may go on beside each other. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  sweepAfterDeadRuns("firstline-test-");
  const dir = mkdtempSync(join(tmpdir(), "firstline-test-"));
  chmodSync(dir, 0o755);
  writeFileSync(join(dir, "owner"), String(process.pid));
  const postgres = await startEmbeddedPostgres(dir, hasty);
  await migrate(postgres.url);
  const client = new pg.Client({ connectionString: postgres.url.replace("/firstline?", "/postgres?") });
  await client.connect();
  await client.query("alter database firstline with is_template true allow_connections false");
  await client.end();
  project.provide("postgres", postgres.url);
  return async () => {
    await postgres.stop();
    rmSync(dir, { recursive: true, force: true });
  };
}
