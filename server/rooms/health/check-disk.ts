import { statfs } from "node:fs/promises";
import type { Finding } from "./checks.ts";
import { healthSettings } from "./settings.ts";

/** Below this PostgreSQL may not get through a busy hour. */
const least = 512 * 1024 * 1024;
const gigabytes = (bytes: number): number => Math.round(bytes / 1e8) / 10;

/** The disk of the data folder. */
export async function checkDisk(): Promise<Finding | null> {
  const { dataDir } = healthSettings();
  if (!dataDir) return null;
  const disk = await statfs(dataDir);
  const free = disk.bavail * disk.bsize;
  return { ok: free >= least, facts: { free: gigabytes(free), total: gigabytes(disk.blocks * disk.bsize) } };
}
