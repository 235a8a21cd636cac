import { createHash } from "node:crypto";
import { createReadStream, existsSync, readFileSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

/** Every file of a backup with its sum, as `sha256sum -c SHA256SUMS` reads it. Written last: a folder without it is no backup. */
export const sumsName = "SHA256SUMS";

export type Sums = Map<string, string>;

export async function sumOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

/** A new file that is on the disk, with its name, when this is done. */
export async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(`${path}.new`, "wx", 0o600);
  await file.writeFile(text);
  await file.sync();
  await file.close();
  await rename(`${path}.new`, path);
}

export const writeSums = (dir: string, sums: Sums): Promise<void> =>
  writeDurably(join(dir, sumsName), [...sums].map(([name, sum]) => `${sum}  ${name}\n`).join(""));

/** Throws for a folder without sums and for a line that is none. */
export function readSums(dir: string): Sums {
  if (!existsSync(join(dir, sumsName)))
    throw new Error(`There is no finished backup in ${dir}: it has no ${sumsName}, which is written last.`);
  const sums: Sums = new Map();
  for (const line of readFileSync(join(dir, sumsName), "utf8").trimEnd().split("\n")) {
    const [, sum, name] = /^([0-9a-f]{64}) {2}(\S+)$/.exec(line) ?? [];
    if (!sum || !name) throw new Error(`${join(dir, sumsName)} is damaged at the line "${line.slice(0, 100)}".`);
    sums.set(name, sum);
  }
  return sums;
}

/** Throws, naming the file, for a backup that is unfinished, or of which a byte is not what was written. */
export async function verifySums(dir: string, say: (line: string) => void): Promise<number> {
  const sums = readSums(dir);
  say(`Checking ${sums.size} files …`);
  for (const [name, sum] of sums) {
    const path = join(dir, name);
    if (!existsSync(path)) throw new Error(`The backup is not whole: ${path} is missing.`);
    if ((await sumOf(path)) !== sum) throw new Error(`The backup is damaged: ${path} is not what was written.`);
  }
  return sums.size;
}
