import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface SmallDisk {
  path: string;
  /** Takes all the room that is left, but for so many megabytes. */
  fill(leaving?: number): void;
  /** Gives the room back. */
  free(): void;
  /** Unmounts it, whoever still has files open there. */
  remove(): void;
}

/** Whether this user may mount a disk of memory: root of the machine may, root of most containers may not. */
export function mayMount(): boolean {
  const below = mkdtempSync(join(tmpdir(), "firstline-disk-"));
  const disk = trySmallDisk(join(below, "probe"), 1);
  disk?.remove();
  rmSync(below, { recursive: true, force: true });
  return disk !== null;
}

function trySmallDisk(path: string, megabytes: number): SmallDisk | null {
  mkdirSync(path, { recursive: true, mode: 0o755 });
  if (spawnSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=755`, "tmpfs", path]).status !== 0) return null;
  const ballast = join(path, "ballast");
  return {
    path,
    fill(leaving = 0) {
      const { bavail, bsize } = statfsSync(path);
      const bytes = bavail * bsize - leaving * 1024 * 1024;
      try {
        if (bytes > 0) writeFileSync(ballast, Buffer.alloc(bytes));
      } catch (error) {
        // Others write meanwhile: it became full sooner than we counted.
        if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
      }
    },
    free: () => rmSync(ballast, { force: true }),
    remove() {
      spawnSync("umount", ["-l", path]);
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** A disk of its own, in memory, of so many megabytes. */
export function mountSmallDisk(path: string, megabytes: number): SmallDisk {
  const disk = trySmallDisk(path, megabytes);
  if (!disk) throw new Error(`${path} could not be mounted`);
  return disk;
}
