import { readFileSync } from "node:fs";

/** The fields of /proc/<pid>/stat after the command's name, or null where there is no such thing. */
function statOf(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return null;
  }
}

/** Whether a process runs. One that was killed but not yet reaped by its parent (a zombie) does not. */
export function isAlive(pid: number): boolean {
  if (pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return statOf(pid)?.[0] !== "Z";
}

/** When a process began, in ticks since the machine did: tells apart two processes with the same pid. Empty where unknown. */
export const startOf = (pid: number): string => statOf(pid)?.[19] ?? "";

/** The command line of a process; null where it cannot be known. */
export function commandLineOf(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return null;
  }
}
