import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import { notFound } from "../../platform/problem.ts";
import { findUnused, type FileRow } from "./store.ts";

/** An upload of the actor's own that was not attached yet; 404 for every other. */
export async function findUpload(db: Db, actor: Actor, id: string): Promise<FileRow> {
  const row = isId(id) ? await findUnused(db, personIdOf(actor), id) : undefined;
  if (!row) throw notFound("upload");
  return row;
}
