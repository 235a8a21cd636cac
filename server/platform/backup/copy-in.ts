import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { summing } from "./copy-out.ts";
import { quote } from "./describe-tables.ts";
import { fileOf, type BackedUpTable } from "./manifest.ts";

/** Loads one file of a backup into a table; throws, naming the file, when it does not hold what the manifest says. */
export async function copyIn(
  client: pg.ClientBase,
  dir: string,
  { name, columns, rows, sha256 }: BackedUpTable,
  into = name,
): Promise<void> {
  const path = join(dir, fileOf(name));
  const hash = createHash("sha256");
  const loading = client.query(copyFrom(`copy ${quote(into)} (${columns.map(quote).join(", ")}) from stdin`));
  try {
    await pipeline(createReadStream(path), createGunzip(), summing(hash), loading);
  } catch (error) {
    throw new Error(`${path} could not be loaded: ${(error as Error).message}`, { cause: error });
  }
  if (loading.rowCount !== rows || hash.digest("hex") !== sha256)
    throw new Error(`The backup is damaged: ${path} is not what was written.`);
}
