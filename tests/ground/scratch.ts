import { accessSync, chmodSync, constants, existsSync, mkdtempSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const memory = "/dev/shm";

/** Room for the databases of a whole run and everything else that lives in memory. */
const enough = 4 * 1024 ** 3;

const isRoomy = (): boolean => {
  try {
    accessSync(memory, constants.W_OK);
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize >= enough;
  } catch {
    return false;
  }
};

/**
 * In memory where there is plenty, or where TMPDIR points: a database is a thousand small files, and to make them on a disk is most of what it
 * costs a test to have one.
 */
const scratch: string = !process.env["TMPDIR"] && process.platform === "linux" && isRoomy() ? memory : tmpdir();

/** Where a run that was killed may have left something: in memory above all where it left so much that there is no room now. */
export const scratches: readonly string[] = [...new Set([tmpdir(), memory])].filter((path) => existsSync(path));

/** A new folder to be thrown away, readable by the user that a server runs as; its name says whose it is: `firstline-desk-<pid>-…`. */
export function scratchFolder(what: "demo" | "desk" | "fault" | "test"): string {
  const path = mkdtempSync(join(scratch, `firstline-${what}-${process.pid}-`));
  chmodSync(path, 0o755);
  return path;
}
