import type { Attachment } from "../../../contract/files.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { Problem } from "../../platform/problem.ts";
import { presentAttachment } from "./present.ts";
import { useFiles } from "./store.ts";
import { picturesAmong } from "./store-blob.ts";

/**
 * Makes complete uploads of the actor's own into attachments of something, in the caller's transaction; they are used up. Foreign, used,
 * unfinished and unknown ones are all refused in the same words, at their place in the body.
 */
export async function attach(tx: Db, actor: Actor, now: Date, ids: readonly string[]): Promise<Attachment[]> {
  const used = await useFiles(tx, personIdOf(actor), ids, now);
  const found = new Map(used.map((file) => [file.id, file]));
  const errors = ids.flatMap((id, place) =>
    found.has(id) && ids.indexOf(id) === place ? [] : [{ pointer: `/attachments/${place}`, code: "no_upload" }],
  );
  if (errors.length > 0) throw new Problem(400, "invalid_input", { errors });
  const pictures = new Set(
    (
      await picturesAmong(
        tx,
        used.flatMap(({ sha256 }) => sha256 ?? []),
      )
    ).map(({ sha256 }) => sha256),
  );
  return ids.flatMap((id) => {
    const file = found.get(id);
    return file ? [presentAttachment({ ...file, picture: file.sha256 && pictures.has(file.sha256) ? file.sha256 : null })] : [];
  });
}
