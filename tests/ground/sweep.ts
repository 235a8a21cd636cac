import { spawnSync } from "node:child_process";
import { globSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { scratches } from "./scratch.ts";

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
};

const read = (path: string): string => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
};

/** Small disks that a killed run left mounted. */
const mountsBelow = (dir: string): string[] =>
  read("/proc/self/mounts")
    .split("\n")
    .flatMap((line) => line.split(" ")[1] ?? [])
    .filter((path) => path.startsWith(`${dir}/`));

function sweep(dir: string): void {
  const owner = Number(/firstline-(?:demo|desk|fault|test)-(\d+)-\w+$/.exec(dir)?.[1]);
  if (!owner || alive(owner)) return;
  for (const path of globSync("{,*/}postgres/postmaster.pid", { cwd: dir })) {
    const server = Number(read(join(dir, path)).split("\n")[0]);
    // The command line proves that the pid is still that server and nobody else's process.
    if (server && read(`/proc/${server}/cmdline`).includes(dir)) process.kill(server, "SIGQUIT");
  }
  for (const mounted of mountsBelow(dir)) spawnSync("umount", ["-l", mounted]);
  rmSync(dir, { recursive: true, force: true });
}

/** Ends the servers and removes the folders of runs that were killed before they could tidy up after themselves. */
export function sweepAfterDeadRuns(): void {
  for (const dir of scratches.flatMap((below) => readdirSync(below).map((name) => join(below, name)))) {
    try {
      sweep(dir);
    } catch {
      // Somebody else's, or gone meanwhile: no run stops for it.
    }
  }
}
