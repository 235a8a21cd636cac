import { spawn } from "node:child_process";
import { chownSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isAlive } from "../alive.ts";
import type { Log } from "../log.ts";
import { serviceUid, unprivileged } from "../unprivileged.mjs";
import { answers, ensureDatabase, findPrograms, findRunning, initialise, makeSocketDir, urlOf } from "./cluster.ts";

/**
 * A statement takes and gives back some hundred kilobytes; glibc would return them to the system each time and fetch them anew (mallopt(3)),
 * which is a fifth of what PostgreSQL does while many write. So each connection keeps up to 4 MB.
 */
const keepsMemory = {
  MALLOC_MMAP_THRESHOLD_: String(4 << 20), MALLOC_TOP_PAD_: String(1 << 20), MALLOC_TRIM_THRESHOLD_: String(4 << 20) };

export interface EmbeddedPostgres {
  url: string;
  /** Fast shutdown: rolls back what is open, writes a checkpoint, exits. */
  stop(): Promise<void>;
}

interface Server {
  pid: number;
  /** Whether it is gone; for good. */
  hasEnded(): boolean;
  lastWords(): string;
}

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));

const defaults = {
  listen_addresses: "",
  max_connections: "120",
  shared_buffers: "256MB",
  // A week of its own log in data/postgres/log, one file per weekday.
  logging_collector: "on",
  log_filename: "postgresql-%a.log",
  log_truncate_on_rotation: "on",
  log_rotation_age: "1d",
};

function launch(programs: string, dir: string, socketDir: string, settings: Record<string, string>): Server {
  const given = Object.entries({ ...defaults, unix_socket_directories: socketDir, ...settings });
  const argv = [
    join(programs, "bin/postgres"),
    "-D",
    join(dir, "postgres"),
    ...given.flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ];
  const [command = "", ...args] = unprivileged(argv, [programs, dir]);
  // Its own process group: Ctrl-C reaches us, and we end it after the last request.
  const env = { ...process.env, ...keepsMemory };
  const child = spawn(command, args, { stdio: ["ignore", "ignore", "pipe"], detached: true, cwd: "/", env });
  let said = "";
  let ended = false;
  child.stderr.on("data", (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000)));
  child.on("exit", () => (ended = true));
  child.on("error", (error) => {
    said += error.message;
    ended = true;
  });
  return { pid: child.pid ?? 0, hasEnded: () => ended, lastWords: () => said.trim().split("\n").at(-1) ?? "" };
}

/**
 * Starts the PostgreSQL that ships with us on `dir/postgres`, or takes over one that still runs there; starts it again
 * when it dies. It listens on a Unix socket only.
 */
export async function startEmbeddedPostgres(dir: string, settings: Record<string, string> = {}, log?: Log): Promise<EmbeddedPostgres> {
  const programs = findPrograms();
  if (process.getuid?.() === 0) chownSync(dir, serviceUid(), serviceUid());
  let { server, socketDir } = (await takeOver(dir)) ?? (await launchNew(programs, dir, settings));
  const url = urlOf(socketDir);
  await ensureDatabase(url);

  let stopping = false;
  const watch = setInterval(() => {
    if (stopping || !server.hasEnded()) return;
    log?.error({ reason: server.lastWords() }, "the embedded PostgreSQL ended by itself; starting it again");
    server = launch(programs, dir, socketDir, settings);
  }, 1000);
  watch.unref();
  return {
    url,
    async stop() {
      stopping = true;
      clearInterval(watch);
      if (!server.hasEnded()) process.kill(server.pid, "SIGINT");
      while (!server.hasEnded()) await sleep(20);
      rmSync(socketDir, { recursive: true, force: true });
    },
  };
}

async function takeOver(dir: string): Promise<{ server: Server; socketDir: string } | null> {
  const already = findRunning(join(dir, "postgres"));
  if (!already) return null;
  const { pid, socketDir } = already;
  const server = { pid, hasEnded: () => !isAlive(pid), lastWords: () => "" };
  return (await answers(urlOf(socketDir), 10_000, server.hasEnded)) ? { server, socketDir } : null;
}

async function launchNew(programs: string, dir: string, settings: Record<string, string>): Promise<{ server: Server; socketDir: string }> {
  initialise(programs, join(dir, "postgres"));
  const socketDir = makeSocketDir(dir);
  const server = launch(programs, dir, socketDir, settings);
  if (await answers(urlOf(socketDir), 60_000, server.hasEnded)) return { server, socketDir };
  if (!server.hasEnded()) process.kill(server.pid, "SIGINT");
  throw new Error(`The embedded PostgreSQL did not start: ${server.lastWords()}`);
}

/** The address of the embedded PostgreSQL that runs on this data folder, if one does. */
export async function findEmbeddedPostgres(dir: string): Promise<string | null> {
  const already = findRunning(join(dir, "postgres"));
  if (!already) return null;
  const url = urlOf(already.socketDir);
  return (await answers(url, 2000, () => !isAlive(already.pid))) ? url : null;
}
