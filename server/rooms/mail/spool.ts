import { createHash } from "node:crypto";
import { open, rm, type FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { longestMessage } from "../../../contract/mail.ts";
import { newId } from "../../platform/id.ts";
import { Problem } from "../../platform/problem.ts";

/** Bytes of a message that stand in its row; the rest is kept in pieces of this size. */
export const pieceBytes = 1024 * 1024;

/** A message that has come in whole. */
export interface Spooled {
  size: number;
  sha256: Buffer;
  first: Buffer;
  /** What is behind the first piece, piece by piece. */
  rest(): AsyncIterable<Buffer>;
  drop(): Promise<void>;
}

/** Takes a message in as fast as its sender gives it: a short one in memory, a long one in a temporary file. 413 for one that is too long. */
export async function spool(raw: AsyncIterable<Buffer>): Promise<Spooled> {
  const hash = createHash("sha256");
  const heads: Buffer[] = [];
  let inMemory = 0;
  let size = 0;
  let file: FileHandle | null = null;
  const path = join(tmpdir(), `firstline-${newId()}.eml`);
  const drop = async () => {
    if (file) await file.close().finally(() => rm(path, { force: true }));
    file = null;
  };
  try {
    for await (const chunk of raw) {
      size += chunk.length;
      if (size > longestMessage) throw new Problem(413, "message_too_long");
      hash.update(chunk);
      const fits = Math.min(chunk.length, pieceBytes - inMemory);
      if (fits > 0) heads.push(chunk.subarray(0, fits));
      inMemory += fits;
      if (fits < chunk.length) {
        file ??= await open(path, "wx+", 0o600);
        await file.writeFile(chunk.subarray(fits));
      }
    }
  } catch (error) {
    await drop();
    throw error;
  }
  return { size, sha256: hash.digest(), first: Buffer.concat(heads), rest: () => pieces(file, size - inMemory), drop };
}

async function* pieces(file: FileHandle | null, bytes: number): AsyncGenerator<Buffer> {
  for (let from = 0; file && from < bytes; from += pieceBytes) {
    const piece = Buffer.alloc(Math.min(pieceBytes, bytes - from));
    await file.read(piece, 0, piece.length, from);
    yield piece;
  }
}
