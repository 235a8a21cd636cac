import { spawn, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { compiled, root } from "../../desk.ts";

export interface DeskProcess {
  base: string;
  /** How long (ms) coming back may take: five seconds, or on a slower machine thrice what its first start took. */
  patience: number;
  pid(): number;
  /** Everything that it, and those before it, said. */
  said(): string;
  /** How often it ended without having been told to. */
  exits(): number;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  /** Starts it again, as a supervisor would; answers the milliseconds until it was ready. */
  start(): Promise<number>;
  /** Milliseconds until /readyz says so. */
  ready(): Promise<number>;
  /** Resident memory in megabytes. */
  memory(): number;
  stop(): Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });

const inherited = Object.entries(process.env).filter(([name]) => !/^(VITEST|FIRSTLINE_|DATABASE_URL|NODE_ENV|PORT|HOST$)/.test(name));

export interface DeskProcessOptions {
  url: string;
  dir: string;
  role: "web" | "worker" | "all";
  env?: Record<string, string>;
}

/** The real program, on a port that stays its own through every death. */
export async function startDeskProcess({ url, dir, role, env }: DeskProcessOptions): Promise<DeskProcess> {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  let child: ChildProcess;
  let gone: Promise<void> = Promise.resolve();
  let told = false;
  let exits = 0;
  let said = "";
  const launch = () => {
    told = false;
    child = spawn(process.execPath, [join(root, "server/main.ts"), "--role", role], {
      cwd: root,
      env: {
        ...Object.fromEntries(inherited),
        NODE_COMPILE_CACHE: compiled(),
        DATABASE_URL: url,
        FIRSTLINE_DATA_DIR: join(dir, "desk"),
        FIRSTLINE_LOG: "warn",
        PORT: String(port),
        ...env,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => (said += chunk.toString()));
    const here = child;
    gone = new Promise((done) => here.once("exit", () => done()));
    here.once("exit", () => {
      if (!told) exits += 1;
    });
  };
  const end = async (signal: NodeJS.Signals) => {
    told = true;
    child.kill(signal);
    await gone;
  };
  const isUp = async (): Promise<boolean> => {
    if (role === "worker") return /works in the background/.test(said);
    return fetch(`${base}/readyz`).then(
      ({ status }) => status === 200,
      () => false,
    );
  };
  const ready = async () => {
    const began = performance.now();
    while (!(await isUp())) {
      if (child.exitCode !== null || performance.now() - began > 60_000)
        throw new Error(`the desk did not get ready: ${said.slice(-2000)}`);
      await pause(20);
    }
    return performance.now() - began;
  };
  const desk: DeskProcess = {
    base,
    patience: 5000,
    pid: () => child.pid ?? 0,
    said: () => said,
    exits: () => exits,
    kill: () => end("SIGKILL"),
    start() {
      said = said.replaceAll("works in the background", "worked in the background").slice(-20_000);
      launch();
      return ready();
    },
    ready,
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? 0) / 1024,
    stop: () => (child.exitCode === null && child.signalCode === null ? end("SIGTERM") : Promise.resolve()),
  };
  desk.patience = Math.max(5000, 3 * (await desk.start()));
  return desk;
}
