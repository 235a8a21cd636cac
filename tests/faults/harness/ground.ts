import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { createDb, createPool, transaction } from "../../../server/platform/db.ts";
import { migrate } from "../../../server/platform/migrate.ts";
import { startEmbeddedPostgres } from "../../../server/platform/postgres/embedded.ts";
import { createApiKey } from "../../../server/rooms/access/index.ts";
import { quiet } from "../../database.ts";
import { scratchFolder } from "../../ground/scratch.ts";
import { smallWorld, type World } from "../../world.ts";

export interface Ground {
  url: string;
  dir: string;
  world: World;
  /** API keys of Per, who works at the desk, and Ane, who asks. */
  keys: { per: string; ane: string };
  /** The harness's own connections, to look with. */
  pool: pg.Pool;
  /** SIGKILL for the server and all its children's parent; it is started again as the desk itself would. */
  killPostgres(): void;
  stop(): Promise<void>;
}

export interface GroundOptions {
  /** Where the data lies; a new folder when left out. */
  dir?: string;
  settings?: Record<string, string>;
}

/** A durable PostgreSQL, child of the harness, migrated, with the small world in it. */
export async function openGround({ dir = scratchFolder("fault"), settings = {} }: GroundOptions = {}): Promise<Ground> {
  mkdirSync(dir, { recursive: true });
  const postgres = await startEmbeddedPostgres(dir, { shared_buffers: "32MB", logging_collector: "off", ...settings });
  await migrate(postgres.url);
  const pool = createPool(postgres.url, quiet, { size: 4, application: "harness" });
  const { world, keys } = await transaction(createDb(pool), async (tx) => {
    const made = await smallWorld(tx);
    const key = async (who: "per" | "ane") => (await createApiKey(tx, { personId: made.people[who].id, name: "fault" })).key;
    return { world: made, keys: { per: await key("per"), ane: await key("ane") } };
  });
  return {
    url: postgres.url,
    dir,
    world,
    keys,
    pool,
    killPostgres: () => process.kill(Number(readFileSync(join(dir, "postgres/postmaster.pid"), "utf8").split("\n")[0]), "SIGKILL"),
    async stop() {
      await pool.end();
      await postgres.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
