import type { Readable } from "node:stream";
import type { Actor } from "../../platform/actor.ts";
import { transaction, type Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { Problem } from "../../platform/problem.ts";
import { findUpload } from "./find-upload.ts";
import { pictureIn } from "./media-type.ts";
import { fileStore } from "./settings.ts";
import { addPiece, completeFile, type FileRow } from "./store.ts";
import { noteBlob } from "./store-blob.ts";
import { mostPieces } from "./upload.ts";

const elsewhere = (row: FileRow) => new Problem(409, "wrong_offset", { facts: { offset: row.received }, extra: { offset: row.received } });

/** The last byte is there: the pieces become one content, named by its hash, and the file is that content. */
async function complete(db: Db, row: FileRow, pieces: readonly string[], now: Date): Promise<boolean> {
  const store = fileStore();
  const content = await store.join(pieces);
  try {
    if (content.bytes !== row.size) throw new Error(`the pieces of ${row.id} are ${content.bytes} bytes, not ${row.size}`);
    return await transaction(db, async (tx) => {
      await noteBlob(tx, { sha256: content.sha256, bytes: content.bytes, picture: pictureIn(content.head) }, now);
      if (!(await completeFile(tx, row, content.sha256, now))) return false;
      // Always, also when it was there: whatever became of the stored one, this one is whole.
      await content.keep();
      return true;
    });
  } finally {
    await content.drop();
  }
}

/**
 * Takes in the bytes from `offset` on. They go into a piece of their own, which counts only if the file is still where it was when they
 * began: of several that send the same bytes one wins, without a lock that a sender who vanished would hold. No database connection
 * is held while bytes come.
 */
export async function receiveBytes(db: Db, actor: Actor, now: Date, id: string, offset: number, body: Readable): Promise<FileRow> {
  const row = await findUpload(db, actor, id);
  if (row.received !== offset || row.sha256) throw elsewhere(row);
  if (row.pieces.length >= mostPieces) throw new Problem(409, "too_many_pieces");
  const store = fileStore();
  const piece = newId();
  const { bytes, end } = await store.writePiece(piece, body, row.size - offset);
  if (end === "too_long") throw new Problem(413, "more_than_announced", { facts: { name: row.name } });
  if (bytes === 0) return row;
  const whole = offset + bytes === row.size;
  let won = false;
  try {
    won = whole ? await complete(db, row, [...row.pieces, piece], now) : await addPiece(db, row, { id: piece, bytes }, now);
  } finally {
    if (!won) await store.removePieces([piece]);
  }
  if (!won) throw elsewhere(await findUpload(db, actor, id));
  if (whole) await store.removePieces([...row.pieces, piece]);
  return findUpload(db, actor, id);
}
