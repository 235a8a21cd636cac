import { spawn, type ChildProcess } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createDb, createPool, transaction } from "../server/platform/db.ts";
import { createLog } from "../server/platform/log.ts";
import { migrate } from "../server/platform/migrate.ts";
import { startEmbeddedPostgres } from "../server/platform/postgres/embedded.ts";
import { serverEnv, serverFlags } from "../tools/prepare/server-flags.mjs";
import { createAdministrator, createApiKey } from "../server/rooms/access/index.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });

export interface Running {
  base: string;
  pid: number | undefined;
  /** Resident memory in megabytes, from /proc. */
  memory(): number;
  stop(): Promise<void>;
}

async function start(file: string, env: Record<string, string>, ready: RegExp): Promise<Running> {
  const port = await freePort();
  const isServer = file.startsWith("server/");
  const child: ChildProcess = spawn(process.execPath, [...(isServer ? serverFlags : []), join(root, file)], {
    cwd: root,
    env: { ...(isServer && serverEnv), ...process.env, ...env, PORT: String(port) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise<void>((done, fail) => {
    child.stdout?.on("data", (chunk: Buffer) => ready.test(chunk.toString()) && done());
    child.once("exit", (code) => fail(new Error(`${file} ended with ${code}`)));
  });
  return {
    pid: child.pid,
    base: `http://127.0.0.1:${port}`,
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? 0) / 1024,
    stop: () =>
      new Promise((done) => {
        child.once("exit", () => done());
        child.kill("SIGTERM");
      }),
  };
}

export const startBare = (databaseUrl: string): Promise<Running> => start("bench/bare.ts", { DATABASE_URL: databaseUrl }, /ready/);
const launchDesk = (databaseUrl: string, dataDir: string): Promise<Running> =>
  start("server/main.ts", { DATABASE_URL: databaseUrl, FIRSTLINE_DATA_DIR: dataDir, FIRSTLINE_LOG: "warn" }, /is ready at/);

/** A desk as it runs from its second start on: the first one translates our TypeScript and keeps what it made, the translator stays in its memory. */
export async function startDesk(databaseUrl: string, dataDir: string): Promise<Running> {
  await (await launchDesk(databaseUrl, dataDir)).stop();
  return launchDesk(databaseUrl, dataDir);
}

export interface Administrator {
  email: string;
  password: string;
}
const administrator: Administrator = { email: "admin@bench.example", password: "a long bench password" };

export interface Ground {
  url: string;
  dir: string;
  administrator: Administrator;
  /** The administrator's API key. */
  key: string;
  stop(): Promise<void>;
}

/** A durable PostgreSQL of the bench's own, migrated, with an administrator. */
export async function ground(): Promise<Ground> {
  const dir = mkdtempSync(join(tmpdir(), "firstline-bench-"));
  chmodSync(dir, 0o755);
  const postgres = await startEmbeddedPostgres(dir, { shared_buffers: "1GB", max_wal_size: "4GB" });
  await migrate(postgres.url);
  const pool = createPool(postgres.url, createLog("silent"), { size: 2, application: "bench" });
  const { key } = await transaction(createDb(pool), async (tx) => {
    const { personId } = await createAdministrator(tx, { ...administrator, organization: "Bench" });
    return createApiKey(tx, { personId, name: "bench" });
  });
  await pool.end();
  return {
    url: postgres.url,
    dir,
    administrator,
    key,
    async stop() {
      await postgres.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
