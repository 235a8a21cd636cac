import { Problem } from "./problem.ts";

const full = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);

/** An error of the disk or the network as a refusal that a person can act on: no room, or the store does not answer. */
export async function brokenStore<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (full.has(code ?? "")) throw new Problem(507, "disk_full");
    if (code === "EIO" || (code && syscall)) throw new Problem(503, "files_unavailable");
    throw error;
  }
}
