import type { Say } from "./back-up.ts";
import { readManifest, type Manifest } from "./manifest.ts";
import { verifySums } from "./sums.ts";

/** Reads every byte of a backup; throws, naming the file, when one is not what was written. */
export async function verify(dir: string, say: Say): Promise<{ manifest: Manifest; files: number }> {
  const files = await verifySums(dir, say);
  return { manifest: readManifest(dir), files };
}
