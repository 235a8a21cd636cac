import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, opendir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { brokenStore } from "./files-broken.ts";
import type { Content, FileStore, PieceWritten, Stored } from "./files.ts";
import { newId } from "./id.ts";

const headBytes = 64;
/** What lies in a folder, without what is still being written there. */
const names = { contents: /^[0-9a-f]{64}$/, pieces: /^[0-9a-f-]{36}$/ };

/** Makes the directory entry of a new or renamed file survive a power cut. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Writes what comes until it ends, is cut or is more than `most`; durable when it answers. */
async function writeDown(path: string, from: AsyncIterable<Buffer>, most: number, see: (chunk: Buffer) => void): Promise<PieceWritten> {
  const file = await open(path, "wx", 0o600);
  let bytes = 0;
  let end: PieceWritten["end"] = "whole";
  const source = from[Symbol.asyncIterator]();
  try {
    for (;;) {
      // A sender that goes away is no fault of the disk: what it sent stays.
      const next = await source.next().catch(() => null);
      if (!next) end = "cut";
      if (!next || next.done) break;
      if (bytes + next.value.length > most) {
        end = "too_long";
        break;
      }
      await file.writeFile(next.value);
      bytes += next.value.length;
      see(next.value);
    }
    await file.sync();
  } finally {
    await source.return?.().catch(() => {});
    await file.close();
  }
  return { bytes, end };
}

/**
 * Files in a folder: `ab/ab…` (64 digits) for contents, `pieces/<id>` for what is on its way, `new/` for what has no name yet. A content is
 * written there, synced and renamed, so that under its name there is all of it or nothing. Any number of processes may share the folder.
 */
export function folderStore(root: string): FileStore {
  const pathOf = (sha256: string): string => {
    if (!names.contents.test(sha256)) throw new Error("not the name of a content");
    return join(root, sha256.slice(0, 2), sha256);
  };
  const pieceOf = (id: string): string => {
    if (!names.pieces.test(id)) throw new Error("not the name of a piece");
    return join(root, "pieces", id);
  };
  const folder = async (name: string): Promise<string> => {
    const path = join(root, name);
    await mkdir(path, { recursive: true, mode: 0o700 });
    return path;
  };

  async function gather(from: AsyncIterable<Buffer>): Promise<Content> {
    const temporary = join(await folder("new"), newId());
    const hash = createHash("sha256");
    const heads: Buffer[] = [];
    let seen = 0;
    const see = (chunk: Buffer) => {
      hash.update(chunk);
      if (seen < headBytes) heads.push(Buffer.from(chunk.subarray(0, headBytes - seen)));
      seen += chunk.length;
    };
    const drop = () => rm(temporary, { force: true });
    try {
      const { bytes, end } = await writeDown(temporary, from, Infinity, see);
      if (end === "cut") throw Object.assign(new Error("a piece could not be read"), { code: "EIO" });
      const sha256 = hash.digest("hex");
      const keep = async () => {
        const beside = await folder(sha256.slice(0, 2));
        await rename(temporary, pathOf(sha256));
        await syncFolder(beside);
      };
      return { sha256, bytes, head: Buffer.concat(heads), keep: () => brokenStore(keep()), drop };
    } catch (error) {
      await drop().catch(() => {});
      throw error;
    }
  }

  async function* readAll(pieces: readonly string[]): AsyncGenerator<Buffer> {
    for (const id of pieces) yield* createReadStream(pieceOf(id));
  }

  async function* list(path: string, wanted: RegExp): AsyncGenerator<Stored> {
    const entries = await opendir(path).catch(() => null);
    if (!entries) return;
    for await (const entry of entries) {
      if (!entry.isFile() || !wanted.test(entry.name)) continue;
      const found = await stat(join(path, entry.name)).catch(() => null);
      if (found) yield { name: entry.name, at: found.mtime };
    }
  }

  return {
    async writePiece(id, from, most) {
      const path = pieceOf(id);
      const write = async () => {
        await folder("pieces");
        const chunks = { [Symbol.asyncIterator]: () => from.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer> };
        const written = await writeDown(path, chunks, most, () => {});
        if (written.bytes === 0 || written.end === "too_long") await rm(path, { force: true });
        return written;
      };
      try {
        return await brokenStore(write());
      } catch (error) {
        await rm(path, { force: true }).catch(() => {});
        throw error;
      } finally {
        // What still comes is let pass: who sends it hears the answer only when it may send on.
        from.resume();
      }
    },
    async removePieces(ids) {
      for (const id of ids) await rm(pieceOf(id), { force: true });
    },
    join: (pieces) => brokenStore(gather(readAll(pieces))),
    write: (bytes) => brokenStore(gather(one(bytes))),
    async open(sha256, range) {
      const stream = createReadStream(pathOf(sha256), range ? { start: range.from, end: range.to } : {});
      await brokenStore(new Promise<void>((ready, failed) => void stream.once("ready", ready).once("error", failed)));
      return stream satisfies Readable;
    },
    remove: (sha256) => brokenStore(rm(pathOf(sha256), { force: true })),
    async *contents() {
      for (let byte = 0; byte < 256; byte++) yield* list(join(root, byte.toString(16).padStart(2, "0")), names.contents);
    },
    pieces: () => list(join(root, "pieces"), names.pieces),
    async removeUnnamed(before) {
      for await (const { name, at } of list(join(root, "new"), names.pieces))
        if (at < before) await rm(join(root, "new", name), { force: true });
    },
    async probe() {
      const path = join(await folder("new"), `${newId()}.probe`);
      await writeFile(path, "", { mode: 0o600 });
      await rm(path);
    },
  };
}

async function* one(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
