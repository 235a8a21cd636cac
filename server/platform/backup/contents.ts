import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, mkdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import type { FileStore } from "../files.ts";
import { newId } from "../id.ts";
import type { Say } from "./back-up.ts";
import { summing } from "./copy-out.ts";
import type { Contents } from "./manifest.ts";
import { readSums, type Sums } from "./sums.ts";

const fileOf = (sha256: string): string => `files/${sha256.slice(0, 2)}/${sha256}`;

/** What the rows of this moment refer to. The one table that names contents, as far as the schema has it yet. */
async function referred(client: pg.ClientBase): Promise<{ sha256: string; bytes: number }[]> {
  const { rows: table } = await client.query<{ at: string | null }>("select to_regclass('blob')::text as at");
  if (!table[0]?.at) return [];
  return (await client.query('select sha256, bytes from blob order by sha256 collate "C"')).rows;
}

/** Copies one content; false when the store has not what its name promises. */
async function copyOne(store: FileStore, sha256: string, path: string): Promise<boolean> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const hash = createHash("sha256");
  try {
    await pipeline(await store.open(sha256), summing(hash), createWriteStream(path, { mode: 0o600, flags: "wx", flush: true }));
  } catch (error) {
    // A full backup disk is no fault of the content.
    if (["ENOSPC", "EDQUOT", "EROFS", "EACCES"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
    await rm(path, { force: true });
    return false;
  }
  if (hash.digest("hex") === sha256) return true;
  await rm(path);
  return false;
}

/**
 * Copies every content that the snapshot refers to. Contents never change, and what is referred to is not swept, so those of a
 * moment ago are still there. One that is lost or damaged does not keep the others from being saved: it is named.
 */
export async function copyContentsOut(client: pg.ClientBase, store: FileStore, dir: string, sums: Sums, say: Say): Promise<Contents> {
  const wanted = await referred(client);
  if (wanted.length > 0) say(`  ${"files".padEnd(24)} ${wanted.length}`);
  const contents: Contents = { count: 0, bytes: 0, lost: [] };
  for (const { sha256, bytes } of wanted) {
    const name = fileOf(sha256);
    if (!(await copyOne(store, sha256, join(dir, name)))) {
      contents.lost.push(sha256);
      continue;
    }
    sums.set(name, sha256);
    contents.count += 1;
    contents.bytes += bytes;
    if (contents.count % 1000 === 0) say(`  ${"".padEnd(24)} ${contents.count} of ${wanted.length}`);
  }
  return contents;
}

/** Gives every content back to the store, which names it by what it is. */
export async function copyContentsIn(dir: string, store: FileStore, say: Say): Promise<void> {
  const names = [...readSums(dir).keys()].filter((name) => name.startsWith("files/"));
  if (names.length > 0) say(`  ${"files".padEnd(24)} ${names.length}`);
  for (const name of names) {
    const piece = newId();
    await store.writePiece(piece, createReadStream(join(dir, name)), Infinity);
    const content = await store.join([piece]);
    const isWhole = fileOf(content.sha256) === name;
    await (isWhole ? content.keep() : content.drop());
    await store.removePieces([piece]);
    if (!isWhole) throw new Error(`${join(dir, name)} did not come out as it was backed up. Nothing was changed.`);
  }
}
