import { largestFile } from "../../../contract/files.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { Problem } from "../../platform/problem.ts";
import { fileName } from "./file-name.ts";
import { findUpload } from "./find-upload.ts";
import { countUnused, insertFile, takeOwnersTurn, type FileRow } from "./store.ts";
import { mostBytes, mostUploads } from "./upload.ts";

/** A file is coming: its name is cleaned, its size believed until more comes. */
export async function announceUpload(tx: Db, actor: Actor, now: Date, given: { file_name: string; size: number }): Promise<FileRow> {
  const name = fileName(given.file_name);
  if (given.size > largestFile) throw new Problem(413, "file_too_large", { facts: { name, most: largestFile / 1024 / 1024 } });
  const me = personIdOf(actor);
  await takeOwnersTurn(tx, me);
  const unused = await countUnused(tx, me);
  if (unused.count >= mostUploads || unused.bytes + given.size > mostBytes) throw new Problem(409, "too_many_uploads");
  const id = newId();
  await insertFile(tx, { id, owner_id: me, name, size: given.size }, now);
  return findUpload(tx, actor, id);
}
