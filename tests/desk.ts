import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { chownSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serviceUid } from "../server/platform/unprivileged.mjs";
import { scratchFolder } from "./ground/scratch.ts";

export const root = fileURLToPath(new URL("..", import.meta.url));

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface Program {
  process: ChildProcess;
  stdout(): string;
  stderr(): string;
  ended: Promise<Ended>;
}

/** What Node made of the server's TypeScript, once for all desks of all tests: each would else do it anew in its own empty data folder. */
export function compiled(): string {
  const path = join(root, "node_modules/.cache/compiled-server");
  mkdirSync(path, { recursive: true });
  if (process.getuid?.() === 0) chownSync(path, serviceUid(), serviceUid());
  return path;
}

/** Runs one of the npm scripts as a person would, by way of tools/prepare.mjs. */
export function run(script: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Program {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(VITEST|FIRSTLINE_|DATABASE_URL|NODE_ENV|PORT|HOST$)/.test(name));
  const child = spawn(process.execPath, [join(root, "tools/prepare.mjs"), script, ...args], {
    cwd: root,
    env: { ...Object.fromEntries(inherited), NODE_COMPILE_CACHE: compiled(), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<Ended>((done) => child.once("close", (code) => done({ code, stdout, stderr })));
  return { process: child, stdout: () => stdout, stderr: () => stderr, ended };
}

/** A folder that goes with the test that made it; readable by the user that the server runs as. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = scratchFolder("desk");
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** With the owners of its files: the server is not who runs the tests. */
function copyFolder(from: string, to: string): void {
  const { status, stderr } = spawnSync("cp", ["-Rp", from, to], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${from} could not be copied: ${stderr}`);
}

export interface Desk extends Program {
  url: string;
  dataDir: string;
  /** The server itself, not the program that started it. */
  pid(): number;
  /** What it printed for whoever opens a desk without an administrator. */
  setupLink(): string | null;
  /** Ends it in order and answers how it ended. */
  stop(): Promise<Ended>;
}

export interface DeskOptions {
  args?: readonly string[];
  env?: NodeJS.ProcessEnv;
  dataDir?: string;
  /** Begins with a copy of this data folder. */
  copyOf?: string;
  /** Build and serve the screens, too. */
  screens?: boolean;
}

/** Starts a real desk: its own process, data folder, PostgreSQL and port. Throws what it said when it does not get ready. */
export async function startDesk(options: DeskOptions = {}): Promise<Desk> {
  const folder = options.dataDir ? null : temporaryFolder();
  const dataDir = options.dataDir ?? join(folder?.path ?? "", "data");
  if (options.copyOf) copyFolder(options.copyOf, dataDir);
  const program = run(options.screens ? "start" : "serve", options.args, {
    PORT: "0",
    FIRSTLINE_LOG: "warn",
    FIRSTLINE_DATA_DIR: dataDir,
    ...options.env,
  });
  const url = await new Promise<string>((resolve, reject) => {
    const look = () => {
      const found = / is ready at (\S+)/.exec(program.stdout());
      if (found?.[1]) resolve(found[1]);
    };
    program.process.stdout?.on("data", look);
    void program.ended.then(({ code, stdout, stderr }) =>
      reject(new Error(`The desk ended with ${code} before it was ready.\n${stdout}${stderr}`)),
    );
  }).catch((error: unknown) => {
    folder?.remove();
    throw error;
  });
  return {
    ...program,
    url,
    dataDir,
    pid: () => (JSON.parse(readFileSync(join(dataDir, "firstline.lock"), "utf8")) as { pid: number }).pid,
    setupLink: () => /https?:\S+\/setup#\S+/.exec(program.stdout())?.[0] ?? null,
    async stop() {
      program.process.kill("SIGTERM");
      const ended = await program.ended;
      folder?.remove();
      return ended;
    },
  };
}
