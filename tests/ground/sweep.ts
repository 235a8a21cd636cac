import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

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

/** Ends the servers and removes the folders of runs that were killed before they could tidy up after themselves. */
export function sweepAfterDeadRuns(prefix: string): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const dir = join(tmpdir(), name);
    const owner = Number(read(join(dir, "owner")));
    if (!owner || alive(owner)) continue;
    const server = Number(read(join(dir, "postgres/postmaster.pid")).split("\n")[0]);
    // The command line proves that the pid is still that server and nobody else's process.
    if (server && read(`/proc/${server}/cmdline`).includes(dir)) process.kill(server, "SIGQUIT");
    for (const mounted of mountsBelow(dir)) spawnSync("umount", ["-l", mounted]);
    rmSync(dir, { recursive: true, force: true });
  }
}
