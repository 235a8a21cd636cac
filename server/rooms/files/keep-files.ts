import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { fileName } from "./file-name.ts";
import { pictureIn } from "./media-type.ts";
import { fileStore } from "./settings.ts";
import { insertWhole } from "./store.ts";
import { noteBlob } from "./store-blob.ts";

/**
 * Files that the desk has whole, as complete uploads of somebody's, ready to be attached in the same transaction. Each content is
 * stored once. Answers their ids, in their order.
 */
export async function keepFiles(tx: Db, owner: Actor, now: Date, files: readonly { name: string; bytes: Buffer }[]): Promise<string[]> {
  const ids: string[] = [];
  for (const { name, bytes } of files) {
    const content = await fileStore().write(bytes);
    try {
      await noteBlob(tx, { sha256: content.sha256, bytes: content.bytes, picture: pictureIn(content.head) }, now);
      await content.keep();
    } finally {
      await content.drop();
    }
    const id = newId();
    ids.push(id);
    await insertWhole(tx, { id, owner_id: personIdOf(owner), name: fileName(name), size: content.bytes, sha256: content.sha256 }, now);
  }
  return ids;
}
