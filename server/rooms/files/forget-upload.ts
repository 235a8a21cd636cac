import { personIdOf, type Actor } from "../../platform/actor.ts";
import { afterCommit, type Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import { notFound } from "../../platform/problem.ts";
import { fileStore } from "./settings.ts";
import { deleteUnused } from "./store.ts";

/** Forgets an upload of the actor's own; a content that nobody else refers to is swept later. */
export async function forgetUpload(tx: Db, actor: Actor, id: string): Promise<void> {
  const row = isId(id) ? await deleteUnused(tx, personIdOf(actor), id) : undefined;
  if (!row) throw notFound("upload");
  // What is left behind when this fails, the sweep finds.
  afterCommit(
    tx,
    () =>
      void fileStore()
        .removePieces(row.pieces)
        .catch(() => {}),
  );
}
