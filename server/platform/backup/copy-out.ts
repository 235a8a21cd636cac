import { createHash, type Hash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { Transform, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";

/** Passes bytes on and takes them into the sum. */
export const summing = (hash: Hash): Transform =>
  new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });

const nowhere = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });

export interface Written {
  rows: number;
  /** Of the rows. */
  sha256: string;
  /** Of the file; of nothing when none was written. */
  fileSha256: string;
}

/** Writes what a COPY … TO STDOUT answers, packed, to a new file that reaches the disk; only sums it up without a path. */
export async function copyOut(client: pg.ClientBase, sql: string, path: string | null): Promise<Written> {
  const [content, packed] = [createHash("sha256"), createHash("sha256")];
  const rows = client.query(copyTo(sql));
  if (path) {
    const file = createWriteStream(path, { mode: 0o600, flags: "wx", flush: true });
    await pipeline(rows, summing(content), createGzip({ level: 4 }), summing(packed), file);
  } else await pipeline(rows, summing(content), nowhere());
  return { rows: rows.rowCount, sha256: content.digest("hex"), fileSha256: packed.digest("hex") };
}
